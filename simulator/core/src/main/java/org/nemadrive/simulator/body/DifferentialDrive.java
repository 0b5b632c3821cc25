package org.nemadrive.simulator.body;

/**
 * Turns the worm's wish of one tick (forward and turn) into the commands of two wheels that keep
 * every limit of a {@link BodyModel}. Allocates nothing; for one thread.
 *
 * <p>A positive turn is to the left, so the right wheel runs faster. When a wheel would saturate,
 * both are slowed by one factor: the curvature of the path, turn over forward speed, stays what the
 * worm wanted, and forward speed gives way. A limit on acceleration shortens both wheels' steps by
 * one factor, too.
 */
public final class DifferentialDrive {
  private static final double TWO_PI = 2 * Math.PI;

  private final BodyModel body;
  private final double mpsPerUnit;
  private final double turnToWheelMps;
  private final double maxStepMps;

  private double leftMps;
  private double rightMps;
  private int leftCommand;
  private int rightCommand;
  private boolean saturated;
  private double capMps;

  /** A drive at rest. */
  public DifferentialDrive(BodyModel body) {
    this.body = body;
    this.mpsPerUnit = body.mmPerUnit() / 1000 / body.periodS();
    this.turnToWheelMps = body.wheelBaseMm() / 2000 / body.periodS();
    this.capMps = body.maxWheelSpeedMps();
    this.maxStepMps = body.maxWheelAccelerationMps2() * body.periodS();
  }

  /** Forgets the last speeds: the wheels stand. */
  public void reset() {
    leftMps = 0;
    rightMps = 0;
    leftCommand = 0;
    rightCommand = 0;
    saturated = false;
    capMps = body.maxWheelSpeedMps();
  }

  /**
   * From now on no wheel runs faster than the faster one did in the last tick, until {@link
   * #liftCap}. For a robot that lost a sense.
   */
  public void capAtPresentSpeed() {
    double left = Math.abs(body.scale().speedMps(leftCommand)) / (1 + body.trim());
    double right = Math.abs(body.scale().speedMps(rightCommand)) / (1 - body.trim());
    capMps = Math.min(capMps, Math.max(left, right));
  }

  /** Only the body's own limits hold again. */
  public void liftCap() {
    capMps = body.maxWheelSpeedMps();
  }

  /**
   * Takes the wish of one tick and computes both wheels' commands.
   *
   * @param v forward way in this tick, world units
   * @param omega turn in this tick, radians, positive to the left; a whole turn more or less leads
   *     to the same heading, so the shortest equivalent is taken
   */
  public void limit(double v, double omega) {
    double turn = omega - TWO_PI * Math.rint(omega / TWO_PI);
    double forwardMps = v * mpsPerUnit;
    double sideMps = turn * turnToWheelMps;
    run(forwardMps - sideMps, forwardMps + sideMps);
  }

  /**
   * Computes both wheels' commands for speeds that a person asks for, within the same limits.
   *
   * @param leftDrive left wheel, fraction of its top speed from -1 to 1
   * @param rightDrive right wheel, likewise
   */
  public void byHand(double leftDrive, double rightDrive) {
    run(leftDrive * body.maxWheelSpeedMps(), rightDrive * body.maxWheelSpeedMps());
  }

  private void run(double leftWishMps, double rightWishMps) {
    double left = leftWishMps;
    double right = rightWishMps;
    double peak = Math.max(Math.abs(left), Math.abs(right));
    saturated = peak > capMps;
    if (saturated) {
      double factor = capMps / peak;
      left *= factor;
      right *= factor;
    }
    double step = Math.max(Math.abs(left - leftMps), Math.abs(right - rightMps));
    if (step > maxStepMps) {
      double factor = maxStepMps / step;
      left = leftMps + (left - leftMps) * factor;
      right = rightMps + (right - rightMps) * factor;
    }
    leftMps = left;
    rightMps = right;
    leftCommand = body.scale().command(aboveDeadBand(left) * (1 + body.trim()));
    rightCommand = body.scale().command(aboveDeadBand(right) * (1 - body.trim()));
  }

  /** The left wheel's command, in the board's whole numbers, negative backwards. */
  public int leftCommand() {
    return leftCommand;
  }

  /** The right wheel's command, in the board's whole numbers, negative backwards. */
  public int rightCommand() {
    return rightCommand;
  }

  /** Whether the last wish was faster than a wheel can run, so that it was slowed down. */
  public boolean saturated() {
    return saturated;
  }

  private double aboveDeadBand(double speedMps) {
    boolean inside = Math.abs(speedMps) < body.deadBandMps();
    return inside && body.deadBandMps() > capMps ? 0 : body.aboveDeadBand(speedMps);
  }
}
