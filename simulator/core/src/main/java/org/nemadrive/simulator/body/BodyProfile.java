package org.nemadrive.simulator.body;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.motor.MotorProfile;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.profile.ProfileSection;

/** Reads the section {@code body} and the tick rate of a hardware profile. */
public final class BodyProfile {
  /** What a wheel command means to the board. */
  private enum WheelCommand {
    COUNTS_PER_SECOND,
    DUTY_255,
    DUTY_100
  }

  private BodyProfile() {}

  /**
   * Reads only what a simulated body needs; the rest of the profile is the controller's.
   *
   * @throws org.nemadrive.simulator.files.InvalidInputException naming key and allowed values
   */
  public static BodyModel read(Path file) {
    return read(ProfileFile.read(file).root());
  }

  /** Reads the tick rate and the section {@code body} below the outermost section. */
  public static BodyModel read(ProfileSection root) {
    double rateHz = root.number("rateHz", 1, 100, 10);
    ProfileSection body = root.section("body");
    double mmPerUnit = body.number("mmPerUnit", 0.1, 100);
    double wheelRadiusMm = body.number("wheelRadiusMm", 5, 500);
    double wheelBaseMm = body.number("wheelBaseMm", 5, 2000);
    double countsPerTurn = body.number("countsPerTurn", 1, 100_000);
    double maxSpeed = body.number("maxWheelSpeedMps", 0.01, 5);
    double maxAcceleration = body.number("maxWheelAccelerationMps2", 0.01, 100);
    double deadBand = body.number("deadBandMps", 0, 1, 0);
    if (deadBand >= maxSpeed) {
      throw body.invalid("deadBandMps", deadBand + "", "below maxWheelSpeedMps, " + maxSpeed);
    }
    double trim = body.number("trim", -0.2, 0.2, 0);
    double countsPerMm = countsPerTurn / (2 * Math.PI * wheelRadiusMm);
    WheelScale scale = scale(body, maxSpeed, countsPerMm * 1000);
    Optional<MotorModel> motor =
        body.has("motor")
            ? Optional.of(
                MotorProfile.read(
                    body.section("motor"), 1000 / rateHz, scale instanceof CountScale))
            : Optional.empty();
    return new BodyModel(
        Math.round(1e9 / rateHz),
        mmPerUnit,
        wheelBaseMm,
        wheelRadiusMm,
        countsPerTurn,
        maxSpeed,
        maxAcceleration,
        deadBand,
        trim,
        scale,
        motor);
  }

  private static WheelScale scale(ProfileSection body, double maxSpeed, double countsPerM) {
    WheelCommand command = body.choice("wheelCommand", WheelCommand.class);
    if (command == WheelCommand.COUNTS_PER_SECOND) {
      return new CountScale(countsPerM);
    }
    ProfileSection curve = body.section("speedCurve");
    List<Double> duty = curve.numbers("duty", 0, 1);
    List<Double> speed = curve.numbers("speedMps", 0, 5);
    try {
      DutyScale scale =
          new DutyScale(duty, speed, command == WheelCommand.DUTY_255 ? 255 : 100, countsPerM);
      if (speed.get(speed.size() - 1) < maxSpeed) {
        throw body.invalid(
            "maxWheelSpeedMps", maxSpeed + "", "up to the end of speedCurve.speedMps");
      }
      return scale;
    } catch (IllegalArgumentException e) {
      throw curve.invalid("duty", e.getMessage(), "lists of equal length that rise strictly");
    }
  }
}
