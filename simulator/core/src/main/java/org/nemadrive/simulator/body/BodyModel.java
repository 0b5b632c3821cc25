package org.nemadrive.simulator.body;

import java.util.Optional;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.motor.WheelModel;

/**
 * A two-wheeled body: its geometry, its limits and what its encoders show. Source of the numbers: a
 * hardware profile's section {@code body}.
 *
 * @param periodNs duration of one tick, nanoseconds, above 0
 * @param mmPerUnit millimetres of floor for one unit of the simulated world, above 0
 * @param wheelBaseMm distance between the wheels' contact points, millimetres, above 0
 * @param wheelRadiusMm radius of a wheel, millimetres, above 0
 * @param countsPerTurn encoder counts of one wheel turn, above 0
 * @param maxWheelSpeedMps largest wheel speed used, metres per second, above 0
 * @param maxWheelAccelerationMps2 largest change of wheel speed, metres per second squared, above 0
 * @param deadBandMps smallest wheel speed at which the wheel turns, metres per second; slower
 *     wishes become this or 0, whichever is nearer
 * @param trim correction of a robot that veers: the left wheel is told (1 + trim) and the right one
 *     (1 - trim) times its speed; -0.2 to 0.2
 * @param scale the whole numbers the board takes for a wheel speed
 * @param motor how the wheels follow their commands in time; without it they do so at once
 */
public record BodyModel(
    long periodNs,
    double mmPerUnit,
    double wheelBaseMm,
    double wheelRadiusMm,
    double countsPerTurn,
    double maxWheelSpeedMps,
    double maxWheelAccelerationMps2,
    double deadBandMps,
    double trim,
    WheelScale scale,
    Optional<MotorModel> motor) {

  /** Checks the ranges above. */
  public BodyModel {
    requirePositive("periodNs", periodNs);
    requirePositive("mmPerUnit", mmPerUnit);
    requirePositive("wheelBaseMm", wheelBaseMm);
    requirePositive("wheelRadiusMm", wheelRadiusMm);
    requirePositive("countsPerTurn", countsPerTurn);
    requirePositive("maxWheelSpeedMps", maxWheelSpeedMps);
    requirePositive("maxWheelAccelerationMps2", maxWheelAccelerationMps2);
    if (!(deadBandMps >= 0 && deadBandMps < maxWheelSpeedMps)) {
      throw new IllegalArgumentException(
          "deadBandMps is " + deadBandMps + ", allowed 0 to below maxWheelSpeedMps");
    }
    if (!(Math.abs(trim) <= 0.2)) {
      throw new IllegalArgumentException("trim is " + trim + ", allowed -0.2 to 0.2");
    }
    if (motor.isPresent()) {
      // Both refuse a latency that does not fit the tick.
      WheelModel.left(motor.get(), periodNs * 1e-9);
      WheelModel.right(motor.get(), periodNs * 1e-9);
    }
  }

  /** A body whose wheels follow their commands at once. */
  public BodyModel(
      long periodNs,
      double mmPerUnit,
      double wheelBaseMm,
      double wheelRadiusMm,
      double countsPerTurn,
      double maxWheelSpeedMps,
      double maxWheelAccelerationMps2,
      double deadBandMps,
      double trim,
      WheelScale scale) {
    this(
        periodNs,
        mmPerUnit,
        wheelBaseMm,
        wheelRadiusMm,
        countsPerTurn,
        maxWheelSpeedMps,
        maxWheelAccelerationMps2,
        deadBandMps,
        trim,
        scale,
        Optional.empty());
  }

  /** The same body with wheels that follow their commands otherwise. */
  public BodyModel withMotor(Optional<MotorModel> newMotor) {
    return new BodyModel(
        periodNs,
        mmPerUnit,
        wheelBaseMm,
        wheelRadiusMm,
        countsPerTurn,
        maxWheelSpeedMps,
        maxWheelAccelerationMps2,
        deadBandMps,
        trim,
        scale,
        newMotor);
  }

  /** Duration of one tick in seconds. */
  public double periodS() {
    return periodNs * 1e-9;
  }

  /** The wheel speed nearest to a wished one at which the wheel turns or stands, m/s. */
  public double aboveDeadBand(double speedMps) {
    double size = Math.abs(speedMps);
    if (size >= deadBandMps) {
      return speedMps;
    }
    return size * 2 < deadBandMps ? 0 : Math.copySign(deadBandMps, speedMps);
  }

  /** Encoder counts per millimetre of wheel travel. */
  public double countsPerMm() {
    return countsPerTurn / (2 * Math.PI * wheelRadiusMm);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed above 0");
    }
  }
}
