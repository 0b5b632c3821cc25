package org.nemadrive.simulator.world;

/**
 * Where something is and where it looks.
 *
 * @param x world units from the left edge
 * @param y world units from the top edge
 * @param heading radians, 0 along x, growing towards larger y
 */
public record Pose(double x, double y, double heading) {
  public Pose {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(heading)) {
      throw new IllegalArgumentException(
          "pose (%s, %s, %s), needs finite numbers".formatted(x, y, heading));
    }
  }
}
