package org.nemadrive.simulator.body;

import org.nemadrive.exact.Trigonometry;
import org.nemadrive.simulator.world.World;

/**
 * Where a body is, from what its wheel encoders counted. Standard differential-drive dead reckoning
 * along the chord of the arc (Borenstein, Everett and Feng, "Where am I?", 1996, section 1.1).
 * Allocates nothing; for one thread.
 */
public final class Odometry {
  private final double unitsPerCount;
  private final double wheelBaseUnits;
  private double x;
  private double y;
  private double heading;

  /** Odometry of a body; the pose starts at 0, 0, heading 0. */
  public Odometry(BodyModel body) {
    this.unitsPerCount = 1 / body.countsPerMm() / body.mmPerUnit();
    this.wheelBaseUnits = body.wheelBaseMm() / body.mmPerUnit();
  }

  /** Declares where the body is: world units, radians with the left side positive. */
  public void setPose(double x, double y, double heading) {
    this.x = x;
    this.y = y;
    this.heading = heading;
  }

  /**
   * Moves on by what the wheels turned since the last call.
   *
   * @param leftCounts way of the left wheel in encoder counts, negative backwards
   * @param rightCounts way of the right wheel in encoder counts, negative backwards
   */
  public void move(double leftCounts, double rightCounts) {
    double left = leftCounts * unitsPerCount;
    double right = rightCounts * unitsPerCount;
    double turn = (right - left) / wheelBaseUnits;
    double way = (left + right) / 2;
    double direction = wrap(heading + turn / 2);
    x += way * Trigonometry.cos(direction);
    y += way * Trigonometry.sin(direction);
    heading = wrap(heading + turn);
  }

  /** Takes the world's body along to this pose, and this pose to where the walls let it be. */
  public void carry(World world) {
    world.moveTo(x, y, heading);
    setPose(world.x(), world.y(), world.heading());
  }

  private static double wrap(double angle) {
    return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
  }

  /** World units along the heading 0. */
  public double x() {
    return x;
  }

  /** World units, 90 degrees to the left of the heading 0. */
  public double y() {
    return y;
  }

  /** Radians in [-pi, pi), left positive. */
  public double heading() {
    return heading;
  }
}
