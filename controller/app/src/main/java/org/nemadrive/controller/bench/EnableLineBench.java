package org.nemadrive.controller.bench;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.Port;

/** The one means of stopping that needs no message: a board's enable line. */
final class EnableLineBench {
  private static final byte[] LOW = {0};
  private static final byte[] HIGH = {1};

  private final Board board;
  private final Port line;
  private final BenchMotion motion;

  EnableLineBench(Board board, Port line, BenchMotion motion) {
    this.board = board;
    this.line = line;
    this.motion = motion;
  }

  void low() {
    line.exchange(LOW, 1, LOW, 0);
  }

  void high() {
    line.exchange(HIGH, 1, HIGH, 0);
  }

  /**
   * Drives, then only lowers the line.
   *
   * @param command of both wheels, in the board's whole numbers
   * @param moving counts in 0.3 s above which the wheels turn
   */
  BenchTest.Finding lowStops(int command, int moving) throws BoardException {
    board.start();
    board.drive(command, command);
    int driven = motion.afterRollingOut();
    low();
    int disabled = motion.afterRollingOut();
    board.stop();
    return new BenchTest.Finding(
        driven > moving && disabled <= moving,
        "%d counts in 0.3 s driven, %d with the enable line low".formatted(driven, disabled));
  }
}
