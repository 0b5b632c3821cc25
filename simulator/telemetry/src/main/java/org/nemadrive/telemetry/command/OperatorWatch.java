package org.nemadrive.telemetry.command;

import org.nemadrive.simulator.mode.Mode;

/** Knows whether an operator still watches a robot that may move. */
final class OperatorWatch {
  private long limitNs;
  private long watchedNs;
  private boolean mayMove;

  OperatorWatch(int limitMs) {
    limit(limitMs);
  }

  /** Sets the longest silence allowed; 0 for any. */
  void limit(int limitMs) {
    limitNs = limitMs * 1_000_000L;
  }

  void heartbeat(long nowNs) {
    watchedNs = nowNs;
  }

  /** Whether a robot in this mode has been unwatched for longer than allowed. */
  boolean isUnwatched(Mode mode, long nowNs) {
    boolean moves = mode == Mode.ARMED || mode == Mode.RUNNING;
    if (moves && !mayMove) {
      watchedNs = Math.max(watchedNs, nowNs); // it was just started: that, too, was a person
    }
    mayMove = moves;
    return moves && limitNs > 0 && nowNs - watchedNs >= limitNs;
  }

  int limitMs() {
    return (int) (limitNs / 1_000_000);
  }
}
