package org.nemadrive.controller.bench;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.time.Clock;

/** Looks at the wheels for a while. */
final class BenchMotion {
  private static final long ROLL_OUT_NS = 500_000_000;
  private static final long WINDOW_NS = 300_000_000;

  /** How long it looks, seconds. */
  static final double WINDOW_S = WINDOW_NS / 1e9;

  private final Board board;
  private final Clock clock;
  private final BoardReadings before = new BoardReadings();
  private final BoardReadings after = new BoardReadings();

  BenchMotion(Board board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /** Counts of both wheels together in 0.3 s from now. */
  int now() {
    board.read(clock.nowNs(), before);
    clock.pause(WINDOW_NS);
    board.read(clock.nowNs(), after);
    return Math.abs(after.leftCounts - before.leftCounts)
        + Math.abs(after.rightCounts - before.rightCounts);
  }

  /** The same, after the wheels had time to roll out. */
  int afterRollingOut() {
    clock.pause(ROLL_OUT_NS);
    return now();
  }
}
