package org.nemadrive.controller.safety;

import org.nemadrive.controller.hardware.StopReason;

/**
 * Tells a low battery from a short dip under load. The board's own voltage lock never protects a
 * lithium pack and is not latched, so this one is ours. Allocates nothing.
 */
public final class BatteryGuard {
  private final int stopMv;
  private final long lowForNs;
  private long goodNs = Long.MIN_VALUE;

  /**
   * A guard.
   *
   * @param stopMv voltage below which the robot stops, millivolts, 0 for never
   * @param lowForNs how long it must stay below, nanoseconds
   */
  public BatteryGuard(int stopMv, long lowForNs) {
    this.stopMv = stopMv;
    this.lowForNs = lowForNs;
  }

  /** Starts anew. */
  public void reset() {
    goodNs = Long.MIN_VALUE;
  }

  /** Looks at one reading. */
  public StopReason check(long nowNs, int batteryMv) {
    if (stopMv == 0 || batteryMv >= stopMv || goodNs == Long.MIN_VALUE) {
      goodNs = nowNs;
    }
    return batteryMv < stopMv && nowNs - goodNs >= lowForNs
        ? StopReason.BATTERY_LOW
        : StopReason.NONE;
  }
}
