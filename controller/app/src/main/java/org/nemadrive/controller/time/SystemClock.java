package org.nemadrive.controller.time;

import java.util.concurrent.locks.LockSupport;

/**
 * The machine's monotonic clock. Sleeps by parking; only what is shorter than a park can be is
 * spun.
 */
public final class SystemClock implements Clock {
  private static final long SPIN_NS = 50_000;

  @Override
  public long nowNs() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    long leftNs = deadlineNs - System.nanoTime();
    while (leftNs > 0) {
      if (leftNs > SPIN_NS) {
        LockSupport.parkNanos(leftNs);
      } else {
        Thread.onSpinWait();
      }
      leftNs = deadlineNs - System.nanoTime();
    }
  }
}
