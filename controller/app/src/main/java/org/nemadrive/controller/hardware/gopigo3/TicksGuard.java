package org.nemadrive.controller.hardware.gopigo3;

/**
 * Finds a wheel with more encoder ticks than the profile says. The board regulates speed by those
 * ticks, so counts always agree with commands; but the wheel then turns 2.67 times slower, and
 * needs that much less power than the counted speed would. Over some time, speed times power is
 * speed squared over what a per cent of power gives, however the motor speeds up and slows down
 * between. Friction and load make a motor need more power, never less. Allocates nothing.
 */
final class TicksGuard {
  /** Fastest that users measured, degrees a second at full power (forum.dexterindustries.com). */
  private static final double FASTEST_DEG_PER_S = 440;

  /** Half way, as a ratio, from right ticks to 16 in place of 6. */
  private static final double MOST_MISMATCH = 1.63;

  private static final long WINDOW_NS = 4_000_000_000L;

  private final double mostCountsPerSPerPercent;
  private double speedTimesPower;
  private double speedSquared;
  private long sinceNs = Long.MIN_VALUE;

  TicksGuard(double countsPerTurn) {
    mostCountsPerSPerPercent = MOST_MISMATCH * FASTEST_DEG_PER_S / 360 * countsPerTurn / 100;
  }

  /** The wheel stands, or is not driven. */
  void reset() {
    sinceNs = Long.MIN_VALUE;
    speedTimesPower = 0;
    speedSquared = 0;
  }

  /**
   * Takes one reading while the wheel is driven.
   *
   * @param power what the board gives the motor, per cent
   * @param countsPerS what it counts
   * @return whether the ticks are wrong
   */
  boolean wrong(long nowNs, int power, int countsPerS) {
    if (sinceNs == Long.MIN_VALUE) {
      sinceNs = nowNs;
    }
    speedTimesPower += (double) countsPerS * power;
    speedSquared += (double) countsPerS * countsPerS;
    if (nowNs - sinceNs < WINDOW_NS) {
      return false;
    }
    boolean wrong =
        speedTimesPower > 0 && speedSquared > mostCountsPerSPerPercent * speedTimesPower;
    reset();
    return wrong;
  }
}
