package org.nemadrive.simulator.world;

/**
 * Where one food item lies.
 *
 * @param x world units from the left edge
 * @param y world units from the top edge
 */
public record FoodPoint(double x, double y) {
  public FoodPoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("food at (%s, %s), needs finite numbers".formatted(x, y));
    }
  }
}
