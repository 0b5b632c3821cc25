package org.nemadrive.controller.bench;

import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;

/** What was read out of the GoPiGo 1/2 firmware and must be seen on a board. */
final class GoPiGo2Bench {
  private static final int DUTY = 100;
  private static final int ARMED = 0x02;
  private static final long TIMEOUT_NS = 500_000_000;
  private static final byte[] ARM_500_MS = BoardTest.bytes(80, 0x01, 0xF4, 0);

  private final Board board;
  private final Port i2c;
  private final Clock clock;
  private final byte[] in = new byte[1];

  GoPiGo2Bench(Board board, Port i2c, Clock clock) {
    this.board = board;
    this.i2c = i2c;
    this.clock = clock;
  }

  List<BenchTest> tests() {
    return List.of(
        new BoardTest(
            "timeout-fires",
            "After its communication timeout the board brakes and disarms itself.",
            () -> armedAfterSilence(false)),
        new BoardTest(
            "reads-do-not-feed",
            "Reading from the board does not feed its communication timeout.",
            () -> armedAfterSilence(true)));
  }

  private BenchTest.Finding armedAfterSilence(boolean reading) throws BoardException {
    board.start();
    i2c.exchange(ARM_500_MS, ARM_500_MS.length, in, 0);
    board.drive(DUTY, DUTY);
    boolean armedAtFirst = armed();
    for (int i = 0; i < 10; i++) {
      clock.pause(TIMEOUT_NS / 5);
      if (reading) {
        armed();
      }
    }
    boolean armedAtLast = armed();
    board.stop();
    return new BenchTest.Finding(
        armedAtFirst && !armedAtLast,
        "armed at first: %s, after 1 s: %s; did the wheels stop?"
            .formatted(armedAtFirst, armedAtLast));
  }

  private boolean armed() {
    i2c.exchange(in, 0, in, 1);
    return (in[0] & ARMED) != 0;
  }
}
