package org.nemadrive.telemetry.collect;

import java.util.Base64;

/** Writes a bit set as Base64: bit n of byte n / 8 is element n, lowest bit first. */
public final class BitText {
  private BitText() {}

  /**
   * The text of the first {@code bits} elements.
   *
   * @param words bit n of word n / 64 is element n
   */
  public static String of(long[] words, int bits) {
    byte[] bytes = new byte[(bits + Byte.SIZE - 1) / Byte.SIZE];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) (words[index / Long.BYTES] >>> Byte.SIZE * (index % Long.BYTES));
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
