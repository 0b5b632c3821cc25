package org.nemadrive.simulator.body;

/**
 * What a wheel's encoder counts while the wheel runs at commanded speeds, in whole-number
 * arithmetic: however a span of time is cut up, the counts are the same. Allocates nothing.
 */
public final class WheelTravel {
  /** One count, in millionths of a count times nanoseconds per second. */
  private static final long ONE = 1_000_000_000L * WheelScale.MICRO;

  private long rest;

  /**
   * Runs the wheel and returns the counts seen, negative backwards.
   *
   * @param microCountsPerS speed, millionths of a count per second, up to 9e9
   * @param durationNs nanoseconds, 0 to 1e9
   */
  public int run(long microCountsPerS, long durationNs) {
    rest += microCountsPerS * durationNs;
    long counts = Math.floorDiv(rest, ONE);
    rest -= counts * ONE;
    return (int) counts;
  }

  /** The encoder just counted. */
  public void reset() {
    rest = 0;
  }
}
