package org.nemadrive.mads.model;

import org.nemadrive.mads.mesh.Bounds;
import org.nemadrive.mads.mesh.PointStore;

/**
 * A quadratic model of the known points nearest to a centre.
 *
 * <p>Lengths are measured in a unit for each variable and divided by the trust-region radius, so
 * that the model sees points about one apart. Up to {@value #SURPLUS} times as many points are
 * taken as a quadratic has coefficients: the surplus makes a regression, which jagged and nonsmooth
 * functions need.
 */
public final class LocalModel {
  /** Points taken, as a multiple of the number of coefficients of a quadratic. */
  public static final double SURPLUS = 1.6;

  /** Points farther than this many radii are left out, unless there are too few others. */
  public static final double REACH = 10;

  private final int maxPoints;
  private final QuadraticModel model = new QuadraticModel();
  private final TrustRegion trustRegion = new TrustRegion();
  private int n;
  private double[] centre = {};
  private double[] scale = {};
  private double[] lower = {};
  private double[] upper = {};
  private double[] step = {};
  private double[][] displacements = {};
  private double[] values = {};
  private int[] nearest = {};
  private double[] distances = {};

  /**
   * @param maxPoints a model uses at most this many points besides its centre, at least 1; its cost
   *     grows with the third power
   */
  public LocalModel(int maxPoints) {
    this.maxPoints = maxPoints;
  }

  /**
   * Fits the model.
   *
   * @param points points to choose from; failed ones are left out
   * @param centre where the model is exact; shape (n)
   * @param centreValue finite value there
   * @param unit unit of length of each variable, positive; shape (n)
   * @param radius trust-region radius, in units, positive
   * @return false if there are no usable points
   */
  public boolean fit(
      PointStore points, double[] centre, double centreValue, double[] unit, double radius) {
    reserve(centre.length);
    System.arraycopy(centre, 0, this.centre, 0, n);
    for (int i = 0; i < n; i++) {
      scale[i] = 1 / (unit[i] * radius);
    }
    int near = findNearest(points);
    int count = 0;
    while (count < near && (count <= n || distances[count] <= REACH * REACH)) {
      double[] point = points.point(nearest[count]);
      for (int i = 0; i < n; i++) {
        displacements[count][i] = (point[i] - centre[i]) * scale[i];
      }
      values[count] = points.value(nearest[count]) - centreValue;
      count++;
    }
    return count > 0 && model.fit(n, displacements, values, count);
  }

  /** Fills {@code nearest} and {@code distances}, squared, the nearest first. */
  private int findNearest(PointStore points) {
    int coefficients = (n + 1) * (n + 2) / 2 - 1;
    int wanted = (int) Math.min(maxPoints, Math.ceil(SURPLUS * coefficients));
    reservePoints(wanted);
    int count = 0;
    for (int p = 0; p < points.size(); p++) {
      double squares = squaredDistance(points.point(p));
      if (squares == 0
          || points.value(p) == Double.POSITIVE_INFINITY
          || count == wanted && squares >= distances[count - 1]) {
        continue;
      }
      int place = count < wanted ? count++ : wanted - 1;
      while (place > 0 && distances[place - 1] > squares) {
        distances[place] = distances[place - 1];
        nearest[place] = nearest[place - 1];
        place--;
      }
      distances[place] = squares;
      nearest[place] = p;
    }
    return count;
  }

  private double squaredDistance(double[] point) {
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double d = (point[i] - centre[i]) * scale[i];
      squares += d * d;
    }
    return squares;
  }

  /**
   * Finds a low point of the model within the radius and the bounds.
   *
   * @param x receives the point; shape (n)
   * @return by how much the model falls from the centre to there, 0 or more
   */
  public double minimize(Bounds bounds, double[] x) {
    for (int i = 0; i < n; i++) {
      lower[i] = (bounds.lower(i) - centre[i]) * scale[i];
      upper[i] = (bounds.upper(i) - centre[i]) * scale[i];
    }
    double fall = -trustRegion.minimize(model, 1, lower, upper, step);
    for (int i = 0; i < n; i++) {
      x[i] = centre[i] + step[i] / scale[i];
    }
    return Math.max(fall, 0);
  }

  /** The model's value at {@code x} less the value at the centre. */
  public double change(double[] x) {
    for (int i = 0; i < n; i++) {
      step[i] = (x[i] - centre[i]) * scale[i];
    }
    return model.value(step);
  }

  /** Distance of {@code x} from the centre, in radii. */
  public double distance(double[] x) {
    return Math.sqrt(squaredDistance(x));
  }

  private void reserve(int n) {
    if (this.n != n) {
      this.n = n;
      centre = new double[n];
      scale = new double[n];
      lower = new double[n];
      upper = new double[n];
      step = new double[n];
      displacements = new double[0][];
    }
  }

  private void reservePoints(int wanted) {
    if (displacements.length < wanted) {
      displacements = new double[wanted][n];
      values = new double[wanted];
      nearest = new int[wanted];
      distances = new double[wanted];
    }
  }
}
