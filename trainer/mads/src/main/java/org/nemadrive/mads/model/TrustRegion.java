package org.nemadrive.mads.model;

/**
 * Minimises a quadratic model in the part of a ball that lies within bounds, by truncated conjugate
 * gradients that restart whenever a variable meets its bound (Powell 2009, "The BOBYQA algorithm",
 * Sec. 3, without its moves along the sphere).
 */
public final class TrustRegion {
  private int n;
  private double[] residual = {};
  private double[] direction = {};
  private double[] product = {};
  private boolean[] fixed = {};

  /**
   * Finds a low point of {@code model}.
   *
   * @param radius radius of the ball, positive
   * @param lower lowest displacement of each variable, 0 or less; shape (n)
   * @param upper highest displacement of each variable, 0 or more; shape (n)
   * @param s receives the displacement found; shape (n)
   * @return the model's value there, 0 or less
   */
  public double minimize(
      QuadraticModel model, double radius, double[] lower, double[] upper, double[] s) {
    reserve(s.length);
    double[] gradient = model.gradient();
    double[][] hessian = model.hessian();
    for (int i = 0; i < n; i++) {
      s[i] = 0;
      residual[i] = -gradient[i];
      fixed[i] = lower[i] >= 0 && residual[i] < 0 || upper[i] <= 0 && residual[i] > 0;
    }
    double first = squaresOfFree();
    double squares = first;
    boolean restart = true;
    double before = 0;
    for (int iteration = 0; iteration < 3 * n; iteration++) {
      if (squares <= 1e-20 * first || squares == 0) {
        break;
      }
      double beta = restart ? 0 : squares / before;
      for (int i = 0; i < n; i++) {
        direction[i] = fixed[i] ? 0 : residual[i] + beta * direction[i];
      }
      restart = false;
      multiply(hessian);
      double curvature = 0;
      double along = 0;
      double dd = 0;
      double sd = 0;
      double ss = 0;
      for (int i = 0; i < n; i++) {
        curvature += direction[i] * product[i];
        along += direction[i] * residual[i];
        dd += direction[i] * direction[i];
        sd += s[i] * direction[i];
        ss += s[i] * s[i];
      }
      double room = radius * radius - ss;
      if (room <= 0 || dd == 0) {
        break;
      }
      double toSphere = room / (sd + Math.sqrt(sd * sd + dd * room));
      double step = curvature > 0 ? Math.min(along / curvature, toSphere) : toSphere;
      boolean ends = step == toSphere;
      int bound = -1;
      for (int i = 0; i < n; i++) {
        if (direction[i] != 0) {
          double limit = ((direction[i] > 0 ? upper[i] : lower[i]) - s[i]) / direction[i];
          if (limit < step) {
            step = Math.max(limit, 0);
            bound = i;
            ends = false;
          }
        }
      }
      for (int i = 0; i < n; i++) {
        s[i] += step * direction[i];
        residual[i] -= step * product[i];
      }
      if (ends) {
        break;
      }
      if (bound >= 0) {
        s[bound] = direction[bound] > 0 ? upper[bound] : lower[bound];
        fixed[bound] = true;
        restart = true;
      }
      before = squares;
      squares = squaresOfFree();
    }
    return model.value(s);
  }

  private void reserve(int n) {
    if (this.n != n) {
      this.n = n;
      residual = new double[n];
      direction = new double[n];
      product = new double[n];
      fixed = new boolean[n];
    }
  }

  private double squaresOfFree() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      if (!fixed[i]) {
        sum += residual[i] * residual[i];
      }
    }
    return sum;
  }

  private void multiply(double[][] hessian) {
    for (int i = 0; i < n; i++) {
      double[] row = hessian[i];
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += row[j] * direction[j];
      }
      product[i] = sum;
    }
  }
}
