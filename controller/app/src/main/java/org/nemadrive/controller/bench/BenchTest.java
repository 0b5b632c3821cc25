package org.nemadrive.controller.bench;

import org.nemadrive.controller.hardware.BoardException;

/** One fact and how to find out whether it is true of this board. */
public interface BenchTest {
  /** Short name, lower case with hyphens. */
  String name();

  /** The fact, as one sentence that is true or false. */
  String fact();

  /**
   * Makes the board show it. Leaves the motors off.
   *
   * @throws BoardException if the board does not take part
   */
  Finding run() throws BoardException;

  /**
   * What came of it.
   *
   * @param confirmed whether the fact is true of this board
   * @param measured the numbers behind that
   */
  record Finding(boolean confirmed, String measured) {}
}
