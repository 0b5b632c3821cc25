package org.nemadrive.controller.telemetry;

import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.controller.session.MotorWarning;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryPort;

/** The standing alert {@code motors}: raised while the wheels follow otherwise than the profile. */
final class MotorAlert implements TickListener {
  private static final String ID = "motors";

  private final TelemetryPort port;
  private boolean raised;

  MotorAlert(TelemetryPort port) {
    this.port = port;
  }

  /** Looks at one tick; sends only what changed. */
  @Override
  public void onTick(TickSample tick, long lostBefore) {
    if (tick.motorWarning == raised) {
      return;
    }
    raised = tick.motorWarning;
    if (raised) {
      port.alert(ID, Severity.WARNING, MotorWarning.of(tick));
    } else {
      port.clearAlert(ID);
    }
  }
}
