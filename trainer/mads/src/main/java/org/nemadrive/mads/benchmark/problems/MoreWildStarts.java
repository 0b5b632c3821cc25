package org.nemadrive.mads.benchmark.problems;

import java.util.Arrays;

/** The standard starting points of the Moré-Wild functions, from the same papers. */
final class MoreWildStarts {
  private MoreWildStarts() {}

  /** The standard start of function {@code nprob} in {@code n} dimensions. */
  static double[] standardStart(int nprob, int n) {
    return switch (nprob) {
      case 1, 2, 3, 19 -> constant(1, n);
      case 4 -> new double[] {-1.2, 1};
      case 5 -> new double[] {-1, 0, 0};
      case 6 -> new double[] {3, -1, 0, 1};
      case 7 -> new double[] {0.5, -2};
      case 8 -> constant(1, n);
      case 9 -> new double[] {0.25, 0.39, 0.415, 0.39};
      case 10 -> new double[] {0.02, 4000, 250};
      case 11, 16, 20 -> constant(0.5, n);
      case 12 -> new double[] {0, 10, 20};
      case 13 -> new double[] {0.3, 0.4};
      case 14 -> new double[] {25, 5, -5, -1};
      case 15 -> equallySpaced(n);
      case 17 -> new double[] {0.5, 1.5, 1, 0.01, 0.02};
      case 18 -> new double[] {1.3, 0.65, 0.65, 0.7, 0.6, 3, 5, 7, 2, 4.5, 5.5};
      case 21 -> mancino(n);
      case 22 -> new double[] {-0.3, -0.39, 0.3, -0.344, -1.2, 2.69, 1.59, -1.5};
      default ->
          throw new IllegalArgumentException("function number is " + nprob + "; allowed: 1 to 22");
    };
  }

  private static double[] constant(double value, int n) {
    double[] start = new double[n];
    Arrays.fill(start, value);
    return start;
  }

  private static double[] equallySpaced(int n) {
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      start[i] = (i + 1.0) / (n + 1);
    }
    return start;
  }

  private static double[] mancino(int n) {
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = Math.pow(i - 49, 3);
      for (int j = 0; j < n; j++) {
        sum += MoreWildFunctions.mancinoTerm(Math.sqrt((i + 1.0) / (j + 1)));
      }
      start[i] = -8.710996e-4 * sum;
    }
    return start;
  }
}
