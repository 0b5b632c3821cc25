package org.nemadrive.controller.deploy;

import java.util.function.Consumer;
import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;

/**
 * Watches new weights drive. Only time in which the wheels are driven counts; a fault stop within
 * it ends the probation badly, whatever the fault.
 */
public final class Probation implements TickListener {
  private final long durationNs;
  private final long periodNs;
  private final Runnable passed;
  private final Consumer<StopReason> failed;
  private long sinceNs;
  private long drivenNs;
  private boolean running;
  private boolean driven;

  /**
   * @param durationNs driven time to get through, nanoseconds
   * @param periodNs time a driven tick stands for, nanoseconds
   * @param passed told once it was got through
   * @param failed told the fault that ended it
   */
  Probation(long durationNs, long periodNs, Runnable passed, Consumer<StopReason> failed) {
    this.durationNs = durationNs;
    this.periodNs = periodNs;
    this.passed = passed;
    this.failed = failed;
  }

  /** Begins anew; ticks before {@code nowNs} do not count. Any thread. */
  public synchronized void begin(long nowNs) {
    sinceNs = nowNs;
    drivenNs = 0;
    driven = false;
    running = true;
  }

  /** Whether the wheels were driven since it began. */
  synchronized boolean hasDriven() {
    return driven;
  }

  @Override
  public synchronized void onTick(TickSample sample, long lostBefore) {
    if (!running || sample.nowNs - sinceNs < 0) {
      return;
    }
    // A stop latches, so that a tick that was lost on the way here hides nothing. The fault of a
    // robot that has not driven since is an old one.
    if (driven && speaksAgainstTheWeights(sample.stopReason)) {
      running = false;
      failed.accept(sample.stopReason);
    } else if (sample.outcome == TickOutcome.DRIVEN) {
      driven = true;
      drivenNs += periodNs;
      if (drivenNs >= durationNs) {
        running = false;
        passed.run();
      }
    }
  }

  /** A board whose owner pressed its power button is a fault of the drive, not of the weights. */
  private static boolean speaksAgainstTheWeights(StopReason reason) {
    return reason.isFault() && reason != StopReason.BOARD_ASKS_SHUTDOWN;
  }
}
