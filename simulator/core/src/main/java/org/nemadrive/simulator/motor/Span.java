package org.nemadrive.simulator.motor;

/**
 * A part of a tick in which one command acts.
 *
 * @param age which command acts: 0 for the newest, 1 for the one before, and so on
 * @param steps equal steps the part is made in; one without a regulator, else about its loops
 * @param driven the lag in each step while the motor is driven
 * @param braked while it is shorted
 * @param coasting while it is open
 * @param endsAtMoment whether the moment of the pose is at the end of this part
 */
record Span(int age, int steps, Lag driven, Lag braked, Lag coasting, boolean endsAtMoment) {
  /** A part of a tick of a robot with these motors; {@code durationS} is above 0. */
  static Span of(MotorModel motor, int age, double durationS, boolean endsAtMoment) {
    int steps =
        motor.regulator().map(r -> (int) Math.max(1, Math.rint(durationS / r.loopS()))).orElse(1);
    double stepS = durationS / steps;
    return new Span(
        age,
        steps,
        Lag.of(stepS, motor.driveTimeConstantS()),
        Lag.of(stepS, motor.brakeTimeConstantS()),
        Lag.of(stepS, motor.coastTimeConstantS()),
        endsAtMoment);
  }
}
