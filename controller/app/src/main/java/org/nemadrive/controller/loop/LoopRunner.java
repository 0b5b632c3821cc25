package org.nemadrive.controller.loop;

import java.util.function.LongPredicate;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;

/**
 * Runs a {@link ControlLoop} at its rate, by absolute deadlines. After an overrun it skips whole
 * periods, keeps its phase and counts what it lost; it never makes up for lost ticks by a burst.
 */
public final class LoopRunner {
  private final ControlLoop loop;
  private final LoopStatistics statistics;
  private final Clock clock;
  private final long periodNs;
  private final TickRing ring;

  /**
   * A runner; {@link #run} does the work on the calling thread.
   *
   * @param ring where every tick is copied to
   */
  public LoopRunner(
      ControlLoop loop, TickRing ring, LoopStatistics statistics, Clock clock, long periodNs) {
    this.loop = loop;
    this.ring = ring;
    this.statistics = statistics;
    this.clock = clock;
    this.periodNs = periodNs;
  }

  /**
   * Runs ticks until told to end. An error ends the run, with the motors stopped.
   *
   * @param goOn asked before each tick, with the number of ticks made up to now
   */
  public void run(LongPredicate goOn) {
    long deadlineNs = clock.nowNs();
    long tick = 0;
    try {
      while (goOn.test(tick)) {
        clock.sleepUntil(deadlineNs);
        long nowNs = clock.nowNs();
        long latenessNs = nowNs - deadlineNs;
        long missed = latenessNs / periodNs;
        loop.tick(nowNs);
        long tookNs = clock.nowNs() - nowNs;
        statistics.tick(latenessNs, tookNs);
        statistics.missed(missed);
        publish(tick, latenessNs, tookNs);
        deadlineNs += (missed + 1) * periodNs;
        tick++;
      }
    } catch (RuntimeException | Error e) {
      loop.shutDown(StopReason.UNCAUGHT_ERROR);
      throw e;
    }
  }

  private void publish(long tick, long latenessNs, long tookNs) {
    TickSample sample = loop.sample();
    sample.tick = tick;
    sample.latenessNs = latenessNs;
    sample.durationNs = tookNs;
    sample.missedPeriods = statistics.missedPeriods();
    ring.write(sample);
  }
}
