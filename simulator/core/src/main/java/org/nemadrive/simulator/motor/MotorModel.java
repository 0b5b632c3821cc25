package org.nemadrive.simulator.motor;

import java.util.Optional;

/**
 * How the wheels of one robot follow their commands in time: a first-order lag towards the speed
 * told, after a latency. Source of the numbers: a hardware profile's section {@code body.motor}.
 *
 * @param driveTimeConstantS time in which a driven wheel covers 63 % of a change of speed, seconds
 * @param brakeTimeConstantS the same while the motor is shorted, seconds
 * @param coastTimeConstantS the same while the motor is open, seconds
 * @param atRest what the board does to a motor that is told 0
 * @param leftActsAfterS time from the left encoder's reading until the command that follows from it
 *     acts on the left wheel, seconds, below two ticks
 * @param rightActsAfterS the same for the right wheel, seconds
 * @param leftReadAfterRightS time by which the left encoder is read later than the right one,
 *     seconds, below a tick
 * @param regulator the board's own speed regulator, if it has one
 */
public record MotorModel(
    double driveTimeConstantS,
    double brakeTimeConstantS,
    double coastTimeConstantS,
    AtRest atRest,
    double leftActsAfterS,
    double rightActsAfterS,
    double leftReadAfterRightS,
    Optional<SpeedRegulator> regulator) {

  /** What a board does to a motor that is told to stand. */
  public enum AtRest {
    /** Open: the motor rolls out. */
    COAST,
    /** Short: the motor holds against. */
    BRAKE
  }

  /** Checks the ranges above, as far as they do not depend on the tick. */
  public MotorModel {
    requirePositive("driveTimeConstantS", driveTimeConstantS);
    requirePositive("brakeTimeConstantS", brakeTimeConstantS);
    requirePositive("coastTimeConstantS", coastTimeConstantS);
    requireNotNegative("leftActsAfterS", leftActsAfterS);
    requireNotNegative("rightActsAfterS", rightActsAfterS);
    requireNotNegative("leftReadAfterRightS", leftReadAfterRightS);
  }

  /** The same motors, slower or faster by a factor above 0. */
  public MotorModel slower(double factor) {
    return new MotorModel(
        driveTimeConstantS * factor,
        brakeTimeConstantS * factor,
        coastTimeConstantS * factor,
        atRest,
        leftActsAfterS,
        rightActsAfterS,
        leftReadAfterRightS,
        regulator);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed above 0");
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed from 0");
    }
  }
}
