package org.nemadrive.simulator.world;

/** How the summed potentials of left and right body muscles move the body in one tick. */
public sealed interface Locomotion {
  /** Turn, radians a tick, growing towards larger y. */
  double turn(double left, double right);

  /** Speed along the new heading, world units a tick. */
  double speed(double left, double right);

  /** The most {@link #speed} can be, world units a tick. */
  double maxSpeed();

  /**
   * Eqs. 2 and 3 of the paper: &omega; = turnGain (a_left - a_right), v = speedGain |a_left +
   * a_right| kept in [minSpeed, maxSpeed].
   *
   * @param turnGain radians a tick for a unit of potential, default 0.1
   * @param speedGain world units a tick for a unit of potential, default 0.14
   * @param minSpeed world units a tick, default 10.7
   * @param maxSpeed world units a tick, default 21.4
   */
  record Paper(double turnGain, double speedGain, double minSpeed, double maxSpeed)
      implements Locomotion {
    /** The paper's constants. */
    public static final Paper DEFAULT = new Paper(0.1, 0.14, 10.7, 21.4);

    public Paper {
      if (!(minSpeed >= 0 && maxSpeed >= minSpeed)) {
        throw new IllegalArgumentException(
            "speeds from %s to %s, needs 0 <= minSpeed <= maxSpeed".formatted(minSpeed, maxSpeed));
      }
    }

    @Override
    public double turn(double left, double right) {
      return turnGain * (left - right);
    }

    @Override
    public double speed(double left, double right) {
      return Math.min(Math.max(speedGain * Math.abs(left + right), minSpeed), maxSpeed);
    }
  }

  /** The seed project's first public code: other signs, other constants, for replays. */
  record Gopigo() implements Locomotion {
    private static final double TURN_DIVISOR = 10;
    private static final double MIN_DRIVE = 75;
    private static final double MAX_DRIVE = 150;
    private static final double SPEED_DIVISOR = 7;

    @Override
    public double turn(double left, double right) {
      return (right - left) / TURN_DIVISOR;
    }

    @Override
    public double speed(double left, double right) {
      double drive = Math.abs(left) + Math.abs(right);
      return Math.min(Math.max(drive, MIN_DRIVE), MAX_DRIVE) / SPEED_DIVISOR;
    }

    @Override
    public double maxSpeed() {
      return MAX_DRIVE / SPEED_DIVISOR;
    }
  }
}
