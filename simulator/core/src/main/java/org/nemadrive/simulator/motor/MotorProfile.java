package org.nemadrive.simulator.motor;

import java.util.Optional;
import org.nemadrive.simulator.profile.ProfileSection;

/** Reads the section {@code body.motor} of a hardware profile. */
public final class MotorProfile {
  private MotorProfile() {}

  /**
   * Reads the section.
   *
   * @param motor the section
   * @param periodMs duration of a tick, milliseconds
   * @param regulated whether the board takes speeds and regulates them itself
   * @throws org.nemadrive.simulator.files.InvalidInputException naming key and allowed values
   */
  public static MotorModel read(ProfileSection motor, double periodMs, boolean regulated) {
    double drive = motor.number("driveTimeConstantMs", 1, 2000);
    double brake = motor.number("brakeTimeConstantMs", 1, 2000);
    double coast = motor.number("coastTimeConstantMs", 1, 5000);
    MotorModel.AtRest atRest = motor.choice("atRest", MotorModel.AtRest.class);
    double left = latency(motor, "leftActsAfterMs", periodMs);
    double right = latency(motor, "rightActsAfterMs", periodMs);
    double apart = motor.number("leftReadAfterRightMs", 0, 1000, 0);
    if (apart >= periodMs) {
      throw motor.invalid("leftReadAfterRightMs", apart + "", "below a tick, " + periodMs + " ms");
    }
    return new MotorModel(
        drive / 1000,
        brake / 1000,
        coast / 1000,
        atRest,
        left / 1000,
        right / 1000,
        apart / 1000,
        regulated ? Optional.of(regulator(motor.section("regulator"))) : Optional.empty());
  }

  private static double latency(ProfileSection motor, String key, double periodMs) {
    double ms = motor.number(key, 0, 5000);
    if (ms >= 2 * periodMs) {
      throw motor.invalid(key, ms + "", "below two ticks, " + 2 * periodMs + " ms");
    }
    return ms;
  }

  private static SpeedRegulator regulator(ProfileSection regulator) {
    return new SpeedRegulator(
        regulator.number("loopMs", 1, 1000) / 1000,
        regulator.number("proportionalPercentPerCount", 0, 100),
        regulator.number("derivativePercentPerCount", 0, 100),
        regulator.number("countsPerSPerPercent", 0.01, 10_000));
  }
}
