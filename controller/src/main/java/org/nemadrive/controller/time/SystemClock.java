package org.nemadrive.controller.time;

import java.util.concurrent.locks.LockSupport;

/**
 * The machine's monotonic clock. Sleeps by parking; the last microseconds are spun, because a park
 * that short takes longer than asked.
 */
public final class SystemClock implements Clock {
  private static final long SPIN_NS = 60_000;

  @Override
  public long nowNs() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    long leftNs = deadlineNs - System.nanoTime();
    while (leftNs > 0) {
      if (leftNs > SPIN_NS) {
        LockSupport.parkNanos(leftNs - SPIN_NS);
      } else {
        Thread.onSpinWait();
      }
      leftNs = deadlineNs - System.nanoTime();
    }
  }
}
