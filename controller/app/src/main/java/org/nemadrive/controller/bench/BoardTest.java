package org.nemadrive.controller.bench;

import org.nemadrive.controller.hardware.BoardException;

/** A fact with the steps that make a board show it. */
record BoardTest(String name, String fact, Steps steps) implements BenchTest {
  /** Start, do, look, stop. */
  interface Steps {
    Finding run() throws BoardException;
  }

  @Override
  public Finding run() throws BoardException {
    return steps.run();
  }

  /** The bytes of a message, told as whole numbers. */
  static byte[] bytes(int... numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }
}
