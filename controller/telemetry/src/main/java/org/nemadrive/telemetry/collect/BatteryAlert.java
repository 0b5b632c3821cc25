package org.nemadrive.telemetry.collect;

import java.util.Locale;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryPort;

/**
 * Raises {@code alert/battery} while a battery is low and takes it back once another or a charged
 * one is seen. A dip under load raises nothing, and a battery that recovers a little at rest takes
 * nothing back: only a voltage 3 percent above the limit does. Belongs to one thread.
 */
public final class BatteryAlert {
  /** Names the alert. */
  public static final String ID = "battery";

  private static final double CURED_ABOVE = 1.03;

  private enum State {
    UNKNOWN,
    GOOD,
    LOW
  }

  private final TelemetryPort port;
  private final int warnMv;
  private final long holdNs;
  private State state = State.UNKNOWN;
  private State seen = State.UNKNOWN;
  private long seenSinceNs;

  /**
   * Makes an alert that is neither raised nor cured before the first battery is known.
   *
   * @param port where it is raised
   * @param warnMv voltage below which a battery is low, millivolts; 0 for never
   * @param holdNs how long it must stay below, or above, nanoseconds
   */
  public BatteryAlert(TelemetryPort port, int warnMv, long holdNs) {
    this.port = port;
    this.warnMv = warnMv;
    this.holdNs = holdNs;
  }

  /**
   * Looks at one reading.
   *
   * @param nowNs monotonic time, nanoseconds
   * @param batteryMv millivolts, 0 when nothing measures it
   */
  public void see(long nowNs, int batteryMv) {
    if (warnMv == 0 || batteryMv == 0) {
      return;
    }
    State now = classify(batteryMv);
    if (now != seen) {
      seen = now;
      seenSinceNs = nowNs;
    }
    if (seen != state && nowNs - seenSinceNs >= holdNs) {
      state = seen;
      tell(batteryMv);
    }
  }

  private State classify(int batteryMv) {
    if (batteryMv < warnMv) {
      return State.LOW;
    }
    boolean between = batteryMv < warnMv * CURED_ABOVE;
    return between && state == State.LOW ? State.LOW : State.GOOD;
  }

  private void tell(int batteryMv) {
    if (state == State.LOW) {
      port.alert(
          ID,
          Severity.WARNING,
          String.format(
              Locale.ROOT,
              "The battery is low: %.2f V, the limit is %.2f V. Charge it soon.",
              batteryMv / 1e3,
              warnMv / 1e3));
    } else {
      // The first good battery also takes back what an earlier session left with the broker.
      port.clearAlert(ID);
    }
  }
}
