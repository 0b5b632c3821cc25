package org.nemadrive.mads.mesh;

/**
 * An orthonormal basis from one random unit vector v: the columns of H = I - 2 v v' (Abramson,
 * Audet, Dennis and Le Digabel 2009, "OrthoMADS", Sec. 3.3).
 */
public final class HouseholderBasis {
  private int n;
  private double[] v = {};

  /** Draws a new basis of {@code n} dimensions. */
  public void draw(int n, RandomStream random) {
    if (v.length < n) {
      v = new double[n];
    }
    this.n = n;
    random.nextUnitVector(v, n);
  }

  /** Writes column {@code j} of H to the first n places of {@code direction}. */
  public void column(int j, double[] direction) {
    double factor = -2 * v[j];
    for (int i = 0; i < n; i++) {
      direction[i] = factor * v[i];
    }
    direction[j] += 1;
  }
}
