package org.nemadrive.controller.loop;

import org.HdrHistogram.Histogram;

/**
 * How punctual the loop is: histograms of a tick's duration, its lateness and its thinking time,
 * and counters. Recording allocates nothing. Written by the control thread; read when it rests.
 */
public final class LoopStatistics {
  private static final long LONGEST_NS = 60_000_000_000L;
  private static final int DIGITS = 2;

  private final Histogram durationNs = new Histogram(1, LONGEST_NS, DIGITS);
  private final Histogram latenessNs = new Histogram(1, LONGEST_NS, DIGITS);
  private final Histogram thinkingNs = new Histogram(1, LONGEST_NS, DIGITS);
  private long ticks;
  private long missedPeriods;

  void tick(long lateNs, long tookNs) {
    ticks++;
    latenessNs.recordValue(within(lateNs));
    durationNs.recordValue(within(tookNs));
  }

  void thought(long tookNs) {
    thinkingNs.recordValue(within(tookNs));
  }

  void missed(long periods) {
    missedPeriods += periods;
  }

  private static long within(long ns) {
    return Math.max(0, Math.min(LONGEST_NS, ns));
  }

  /** Ticks made. */
  public long ticks() {
    return ticks;
  }

  /** Whole periods in which no tick began. */
  public long missedPeriods() {
    return missedPeriods;
  }

  /** From the beginning to the end of a tick, nanoseconds. */
  public Histogram durationNs() {
    return durationNs;
  }

  /** From a tick's deadline to its beginning, nanoseconds. */
  public Histogram latenessNs() {
    return latenessNs;
  }

  /** Time in the neuron core, nanoseconds. */
  public Histogram thinkingNs() {
    return thinkingNs;
  }

  /** Forgets everything, after warming up. */
  public void reset() {
    durationNs.reset();
    latenessNs.reset();
    thinkingNs.reset();
    ticks = 0;
    missedPeriods = 0;
  }
}
