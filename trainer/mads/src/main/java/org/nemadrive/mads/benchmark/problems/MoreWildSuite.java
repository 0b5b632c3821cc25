package org.nemadrive.mads.benchmark.problems;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.mads.mesh.Bounds;

/** The 53 problems of Moré and Wild (2009), Table of Sec. 4, unbounded. */
public final class MoreWildSuite {
  private static final double WILD3_NOISE = 1e-3;

  /** Function number, n, m and the power of ten that scales the standard start, by problem. */
  private static final int[][] TABLE = {
    {1, 9, 45, 0},
    {1, 9, 45, 1},
    {2, 7, 35, 0},
    {2, 7, 35, 1},
    {3, 7, 35, 0},
    {3, 7, 35, 1},
    {4, 2, 2, 0},
    {4, 2, 2, 1},
    {5, 3, 3, 0},
    {5, 3, 3, 1},
    {6, 4, 4, 0},
    {6, 4, 4, 1},
    {7, 2, 2, 0},
    {7, 2, 2, 1},
    {8, 3, 15, 0},
    {8, 3, 15, 1},
    {9, 4, 11, 0},
    {10, 3, 16, 0},
    {11, 6, 31, 0},
    {11, 6, 31, 1},
    {11, 9, 31, 0},
    {11, 9, 31, 1},
    {11, 12, 31, 0},
    {11, 12, 31, 1},
    {12, 3, 10, 0},
    {13, 2, 10, 0},
    {14, 4, 20, 0},
    {14, 4, 20, 1},
    {15, 6, 6, 0},
    {15, 7, 7, 0},
    {15, 8, 8, 0},
    {15, 9, 9, 0},
    {15, 10, 10, 0},
    {15, 11, 11, 0},
    {16, 10, 10, 0},
    {17, 5, 33, 0},
    {18, 11, 65, 0},
    {18, 11, 65, 1},
    {19, 8, 8, 0},
    {19, 10, 12, 0},
    {19, 11, 14, 0},
    {19, 12, 16, 0},
    {20, 5, 5, 0},
    {20, 6, 6, 0},
    {20, 8, 8, 0},
    {21, 5, 5, 0},
    {21, 5, 5, 1},
    {21, 8, 8, 0},
    {21, 10, 10, 0},
    {21, 12, 12, 0},
    {21, 12, 12, 1},
    {22, 8, 8, 0},
    {22, 8, 8, 1}
  };

  private MoreWildSuite() {}

  /** The 53 problems in the order of the paper, numbered from 1. */
  public static List<BenchmarkProblem> problems(MoreWildVariant variant) {
    List<BenchmarkProblem> problems = new ArrayList<>();
    for (int p = 0; p < TABLE.length; p++) {
      problems.add(problem(p, variant));
    }
    return problems;
  }

  private static BenchmarkProblem problem(int index, MoreWildVariant variant) {
    int nprob = TABLE[index][0];
    int n = TABLE[index][1];
    int m = TABLE[index][2];
    double[] start = MoreWildStarts.standardStart(nprob, n);
    for (int i = 0; i < n; i++) {
      start[i] *= Math.pow(10, TABLE[index][3]);
    }
    ResidualFunction residuals = MoreWildFunctions.byNumber(nprob);
    return new BenchmarkProblem(
        Integer.toString(index + 1),
        Bounds.unbounded(n),
        start,
        MoreWildBestKnown.value(variant, index),
        switch (variant) {
          case SMOOTH -> x -> sumOfSquares(residuals, x, m);
          case NONDIFF -> x -> sumOfAbsolutes(residuals, keptPositive(nprob) ? positive(x) : x, m);
          case WILD3 -> x -> (1 + WILD3_NOISE * noise(x)) * sumOfSquares(residuals, x, m);
        });
  }

  private static double sumOfSquares(ResidualFunction residuals, double[] x, int m) {
    double[] r = new double[m];
    residuals.compute(x, r);
    double sum = 0;
    for (double value : r) {
      sum += value * value;
    }
    return sum;
  }

  private static double sumOfAbsolutes(ResidualFunction residuals, double[] x, int m) {
    double[] r = new double[m];
    residuals.compute(x, r);
    double sum = 0;
    for (double value : r) {
      sum += Math.abs(value);
    }
    return sum;
  }

  /** Whether the nondiff variant restricts this function to x >= 0, as the paper does. */
  private static boolean keptPositive(int nprob) {
    return switch (nprob) {
      case 8, 9, 13, 16, 17, 18 -> true;
      default -> false;
    };
  }

  private static double[] positive(double[] x) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = Math.max(x[i], 0);
    }
    return result;
  }

  /** The deterministic noise of Sec. 4.2, between -1 and 1. */
  private static double noise(double[] x) {
    double sum = 0;
    double largest = 0;
    double squares = 0;
    for (double value : x) {
      sum += Math.abs(value);
      largest = Math.max(largest, Math.abs(value));
      squares += value * value;
    }
    double phi =
        0.9 * Math.sin(100 * sum) * Math.cos(100 * largest) + 0.1 * Math.cos(Math.sqrt(squares));
    return phi * (4 * phi * phi - 3);
  }
}
