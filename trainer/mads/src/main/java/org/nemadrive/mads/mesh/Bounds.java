package org.nemadrive.mads.mesh;

import java.util.Arrays;

/**
 * A box of bounds. Infinite bounds are allowed; NaN, empty boxes and lower bounds that are not
 * below the upper ones are not.
 *
 * @param lower lowest allowed value of each variable; shape (n)
 * @param upper highest allowed value of each variable; shape (n)
 */
public record Bounds(double[] lower, double[] upper) {
  public Bounds {
    if (lower.length == 0 || lower.length != upper.length) {
      throw new IllegalArgumentException(
          "bounds have "
              + lower.length
              + " lower and "
              + upper.length
              + " upper values; give one of each for every variable");
    }
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] < upper[i])) {
        throw new IllegalArgumentException(
            "variable " + i + " has bounds " + lower[i] + " to " + upper[i] + "; lower < upper");
      }
    }
    lower = lower.clone();
    upper = upper.clone();
  }

  /** The box of all points that differ from {@code centre} by at most {@code radius} anywhere. */
  public static Bounds around(double[] centre, double radius) {
    double[] lower = new double[centre.length];
    double[] upper = new double[centre.length];
    for (int i = 0; i < centre.length; i++) {
      lower[i] = centre[i] - radius;
      upper[i] = centre[i] + radius;
    }
    return new Bounds(lower, upper);
  }

  /** No bounds at all in {@code n} dimensions. */
  public static Bounds unbounded(int n) {
    double[] upper = new double[n];
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    double[] lower = new double[n];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    return new Bounds(lower, upper);
  }

  /** Number of variables. */
  public int dimension() {
    return lower.length;
  }

  /** The value of variable {@code i} nearest to {@code value} that the bounds allow. */
  public double clamp(int i, double value) {
    return Math.min(Math.max(value, lower[i]), upper[i]);
  }

  /** Whether every coordinate of {@code x} lies within its bounds; false for NaN. */
  public boolean contains(double[] x) {
    for (int i = 0; i < lower.length; i++) {
      if (!(x[i] >= lower[i] && x[i] <= upper[i])) {
        return false;
      }
    }
    return true;
  }

  /** Lower bounds, a copy; shape (n). */
  @Override
  public double[] lower() {
    return lower.clone();
  }

  /** Upper bounds, a copy; shape (n). */
  @Override
  public double[] upper() {
    return upper.clone();
  }

  /** Lowest allowed value of variable {@code i}. */
  public double lower(int i) {
    return lower[i];
  }

  /** Highest allowed value of variable {@code i}. */
  public double upper(int i) {
    return upper[i];
  }

  /** Upper less lower bound of variable {@code i}, infinite if one of them is. */
  public double width(int i) {
    return upper[i] - lower[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bounds that
        && Arrays.equals(lower, that.lower)
        && Arrays.equals(upper, that.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
  }

  @Override
  public String toString() {
    return "Bounds[" + Arrays.toString(lower) + ", " + Arrays.toString(upper) + "]";
  }
}
