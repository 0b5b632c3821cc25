package org.nemadrive.controller.session;

import java.util.Locale;
import org.nemadrive.simulator.tick.TickSample;

/** What a person is told of wheels that do not follow their commands as the profile says. */
public final class MotorWarning {
  private static final double NS_PER_MS = 1e6;

  private MotorWarning() {}

  /** One sentence with what to do next; for a sample with a motor warning. */
  public static String of(TickSample sample) {
    double ms = sample.motorLateNs / NS_PER_MS;
    return String.format(
        Locale.ROOT,
        "the wheels follow their commands about %.0f ms %s than the profile's body.motor says, so"
            + " the robot is not quite where it believes to be; measure them with 'controller"
            + " bench-check --motor'",
        Math.abs(ms),
        ms > 0 ? "later" : "sooner");
  }
}
