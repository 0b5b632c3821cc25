package org.nemadrive.controller.safety;

import org.nemadrive.simulator.mode.StopReason;

/**
 * Tells a low battery from a short dip under load: first a warning, then a stop. The board's own
 * voltage lock never protects a lithium pack and is not latched, so this one is ours. Allocates
 * nothing.
 */
public final class BatteryGuard {
  private final Limit warn;
  private final Limit stop;

  /**
   * A guard.
   *
   * @param warnMv voltage below which it warns, millivolts, 0 for never
   * @param stopMv voltage below which the robot stops, millivolts, 0 for never
   * @param forNs how long it must stay below, or 3 percent above again, nanoseconds
   */
  public BatteryGuard(int warnMv, int stopMv, long forNs) {
    warn = new Limit(warnMv, forNs);
    stop = new Limit(stopMv, forNs);
  }

  /** Starts anew. */
  public void reset() {
    warn.reset();
    stop.reset();
  }

  /** Looks at one reading. */
  public StopReason check(long nowNs, int batteryMv) {
    warn.look(nowNs, batteryMv);
    stop.look(nowNs, batteryMv);
    return stop.below ? StopReason.BATTERY_LOW : StopReason.NONE;
  }

  /** Whether the battery has been below the warning's limit for long enough. */
  public boolean warning() {
    return warn.below;
  }

  /**
   * One voltage; which side the battery is on changes only when it stayed there for a while. Back
   * above is a little higher, since a spent battery recovers at rest.
   */
  private static final class Limit {
    private static final double RECOVERED = 1.03;

    private final int limitMv;
    private final long forNs;
    private boolean known;
    private boolean below;
    private long sameSinceNs;

    Limit(int limitMv, long forNs) {
      this.limitMv = limitMv;
      this.forNs = forNs;
    }

    void reset() {
      known = false;
      below = false;
    }

    void look(long nowNs, int batteryMv) {
      boolean same = batteryMv < (below ? RECOVERED * limitMv : limitMv) == below;
      if (same || !known) {
        sameSinceNs = nowNs;
        known = true;
      }
      if (!same && nowNs - sameSinceNs >= forNs) {
        below = !below;
        sameSinceNs = nowNs;
      }
    }
  }
}
