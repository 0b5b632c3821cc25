package org.nemadrive.mads.benchmark.problems;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nemadrive.mads.mesh.Bounds;

/**
 * The box set: five functions of any dimension n >= 2 over the box start - 2 .. start + 2, with
 * optima that no decimal mesh meets. No random numbers; sums run over rising indices.
 *
 * <p>With i = 1..n: base_i = (7i mod 11 - 5) / 11 and the optimum c_i = base_i + (5i mod 13 - 6.3)
 * / 5.3. All functions start at base and have their minimum 0 at c, but Rosenbrock's, which starts
 * at -13/14, 15/14, -13/14, ... and has its minimum 0 at (1, ..., 1).
 */
public final class BoxSuite {
  private static final double RADIUS = 2;

  private BoxSuite() {}

  /** The five problems of dimension {@code n}, 2 or more. */
  public static List<BenchmarkProblem> problems(int n) {
    if (n < 2) {
      throw new IllegalArgumentException("n is " + n + "; the box set needs 2 or more");
    }
    double[] base = new double[n];
    double[] optimum = new double[n];
    double[] rosenbrockStart = new double[n];
    for (int i = 1; i <= n; i++) {
      base[i - 1] = ((7 * i) % 11 - 5) / 11.0;
      optimum[i - 1] = base[i - 1] + ((5 * i) % 13 - 6.3) / 5.3;
      rosenbrockStart[i - 1] = i % 2 == 1 ? -13.0 / 14.0 : 15.0 / 14.0;
    }
    double[][] rotation = cosineTransform(n);
    return List.of(
        problem("sphere", base, x -> sphere(x, optimum)),
        problem("rosenbrock", rosenbrockStart, BoxSuite::rosenbrock),
        problem("ellipsoid", base, x -> ellipsoid(x, optimum, rotation)),
        problem("staircase", base, x -> staircase(x, optimum)),
        problem("rastrigin", base, x -> rastrigin(x, optimum)));
  }

  private static BenchmarkProblem problem(
      String name, double[] start, ToDoubleFunction<double[]> function) {
    return new BenchmarkProblem(name, Bounds.around(start, RADIUS), start, 0, function);
  }

  private static double sphere(double[] x, double[] c) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - c[i]) * (x[i] - c[i]);
    }
    return sum;
  }

  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      sum += 100 * (valley * valley) + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  /** Condition number 1e3, rotated by the cosine transform. */
  private static double ellipsoid(double[] x, double[] c, double[][] rotation) {
    int n = x.length;
    double sum = 0;
    for (int k = 0; k < n; k++) {
      double z = 0;
      for (int j = 0; j < n; j++) {
        z += rotation[k][j] * (x[j] - c[j]);
      }
      sum += Math.pow(10, 3.0 * k / (n - 1)) * (z * z);
    }
    return sum;
  }

  /** Piecewise constant, jumps of 0.2. */
  private static double staircase(double[] x, double[] c) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = 1.0 + (3 * (i + 1)) % 5;
      sum += weight * ((x[i] - c[i]) * (x[i] - c[i]));
    }
    return Math.floor(5.0 * sum) / 5.0;
  }

  private static double rastrigin(double[] x, double[] c) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double y = x[i] - c[i];
      sum += y * y - 10 * Math.cos(2 * Math.PI * y) + 10;
    }
    return sum;
  }

  /** The orthonormal DCT-II matrix; shape (n, n). */
  private static double[][] cosineTransform(int n) {
    double[][] q = new double[n][n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        q[k][j] =
            k == 0
                ? Math.sqrt(1.0 / n)
                : Math.sqrt(2.0 / n) * Math.cos(Math.PI * (2 * j + 1) * k / (2 * n));
      }
    }
    return q;
  }
}
