package org.nemadrive.controller.telemetry;

import java.util.Locale;
import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryPort;

/** The standing alert {@code battery}: raised below a limit of the profile, taken back above it. */
final class BatteryAlert implements TickListener {
  private static final String ID = "battery";

  private final TelemetryPort port;
  private Severity raised;

  BatteryAlert(TelemetryPort port) {
    this.port = port;
  }

  /** Looks at one tick; sends only what changed. */
  @Override
  public void onTick(TickSample tick, long lostBefore) {
    Severity now = severity(tick);
    if (now == raised) {
      return;
    }
    raised = now;
    if (now == null) {
      port.clearAlert(ID);
      return;
    }
    String volts = String.format(Locale.ROOT, "%.2f V", tick.batteryMv / 1000.0);
    port.alert(
        ID,
        now,
        now == Severity.ERROR
            ? "battery at " + volts + ": the robot stopped; charge it"
            : "battery at " + volts + ": charge it soon, the robot will stop");
  }

  private static Severity severity(TickSample tick) {
    if (tick.stopReason == StopReason.BATTERY_LOW) {
      return Severity.ERROR;
    }
    return tick.batteryWarning ? Severity.WARNING : null;
  }
}
