package org.nemadrive.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Food items laid out in the arena. The items are kept in the order of x, then y, so that nothing
 * computed from a layout depends on the order in which it was written down.
 */
public final class FoodLayout {
  /** Items of every layout that Nemadrive makes itself, as in the paper. */
  public static final int STANDARD_COUNT = 36;

  private final String name;
  private final double[] x;
  private final double[] y;

  /**
   * @param name name in commands and files
   * @param points items, at least one, in any order
   */
  public FoodLayout(String name, List<FoodPoint> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("layout " + name + " has no food");
    }
    this.name = name;
    List<FoodPoint> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(FoodPoint::x).thenComparingDouble(FoodPoint::y));
    x = sorted.stream().mapToDouble(FoodPoint::x).toArray();
    y = sorted.stream().mapToDouble(FoodPoint::y).toArray();
  }

  /** Name in commands and files. */
  public String name() {
    return name;
  }

  /** Number of items. */
  public int count() {
    return x.length;
  }

  /** World units of item i from the left edge. */
  public double x(int i) {
    return x[i];
  }

  /** World units of item i from the top edge. */
  public double y(int i) {
    return y[i];
  }

  void copyTo(double[] xs, double[] ys) {
    System.arraycopy(x, 0, xs, 0, x.length);
    System.arraycopy(y, 0, ys, 0, y.length);
  }

  @Override
  public String toString() {
    return name;
  }
}
