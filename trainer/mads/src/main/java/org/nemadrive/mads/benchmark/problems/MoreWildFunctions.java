package org.nemadrive.mads.benchmark.problems;

import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * The 22 residual functions of Moré and Wild (2009), "Benchmarking derivative-free optimization
 * algorithms", SIAM J. Optim. 20(1). Numbers 1 to 18 are from Moré, Garbow and Hillstrom (1981), 19
 * and 20 from CUTEr (BDQRTIC, CUBE), 21 and 22 likewise (MANCINO, HEART8LS).
 */
final class MoreWildFunctions {
  private MoreWildFunctions() {}

  /** The function with number {@code nprob}, 1 to 22. */
  static ResidualFunction byNumber(int nprob) {
    return switch (nprob) {
      case 1 -> MoreWildFunctions::linearFullRank;
      case 2 -> MoreWildFunctions::linearRankOne;
      case 3 -> MoreWildFunctions::linearRankOneWithZeros;
      case 4 -> MoreWildFunctions::rosenbrock;
      case 5 -> MoreWildFunctions::helicalValley;
      case 6 -> MoreWildFunctions::powellSingular;
      case 7 -> MoreWildFunctions::freudensteinRoth;
      case 8 -> MoreWildFunctions::bard;
      case 9 -> MoreWildFunctions::kowalikOsborne;
      case 10 -> MoreWildFunctions::meyer;
      case 11 -> MoreWildFunctions::watson;
      case 12 -> MoreWildFunctions::boxThreeDimensional;
      case 13 -> MoreWildFunctions::jennrichSampson;
      case 14 -> MoreWildFunctions::brownDennis;
      case 15 -> MoreWildFunctions::chebyquad;
      case 16 -> MoreWildFunctions::brownAlmostLinear;
      case 17 -> MoreWildFunctions::osborneOne;
      case 18 -> MoreWildFunctions::osborneTwo;
      case 19 -> MoreWildFunctions::bdqrtic;
      case 20 -> MoreWildFunctions::cube;
      case 21 -> MoreWildFunctions::mancino;
      case 22 -> MoreWildFunctions::heart8ls;
      default ->
          throw new IllegalArgumentException("function number is " + nprob + "; allowed: 1 to 22");
    };
  }

  private static void linearFullRank(double[] x, double[] r) {
    double shift = 1;
    for (double value : x) {
      shift += 2 * value / r.length;
    }
    for (int i = 0; i < r.length; i++) {
      r[i] = (i < x.length ? x[i] : 0) - shift;
    }
  }

  private static void linearRankOne(double[] x, double[] r) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += (j + 1) * x[j];
    }
    for (int i = 0; i < r.length; i++) {
      r[i] = (i + 1) * sum - 1;
    }
  }

  private static void linearRankOneWithZeros(double[] x, double[] r) {
    double sum = 0;
    for (int j = 1; j + 1 < x.length; j++) {
      sum += (j + 1) * x[j];
    }
    for (int i = 0; i + 1 < r.length; i++) {
      r[i] = i * sum - 1;
    }
    r[r.length - 1] = -1;
  }

  private static void rosenbrock(double[] x, double[] r) {
    r[0] = 10 * (x[1] - x[0] * x[0]);
    r[1] = 1 - x[0];
  }

  private static void helicalValley(double[] x, double[] r) {
    double turns = turns(x[0], x[1]);
    r[0] = 10 * (x[2] - 10 * turns);
    r[1] = 10 * (sqrt(x[0] * x[0] + x[1] * x[1]) - 1);
    r[2] = x[2];
  }

  /** The angle of (a, b) in turns, from -1/4 to 3/4; 1/4 on the second axis, 0 at the origin. */
  private static double turns(double a, double b) {
    if (a == 0) {
      return b == 0 ? 0 : 0.25;
    }
    double turns = Math.atan(b / a) / (2 * Math.PI);
    return a < 0 ? turns + 0.5 : turns;
  }

  private static void powellSingular(double[] x, double[] r) {
    r[0] = x[0] + 10 * x[1];
    r[1] = sqrt(5) * (x[2] - x[3]);
    r[2] = square(x[1] - 2 * x[2]);
    r[3] = sqrt(10) * square(x[0] - x[3]);
  }

  private static void freudensteinRoth(double[] x, double[] r) {
    double y = x[1];
    r[0] = -13 + x[0] + ((5 - y) * y - 2) * y;
    r[1] = -29 + x[0] + ((y + 1) * y - 14) * y;
  }

  private static void bard(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double u = i + 1;
      double v = 15 - i;
      double w = Math.min(u, v);
      r[i] = MoreWildData.BARD[i] - (x[0] + u / (v * x[1] + w * x[2]));
    }
  }

  private static void kowalikOsborne(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double u = MoreWildData.KOWALIK_U[i];
      double model = x[0] * (u * (u + x[1])) / (u * (u + x[2]) + x[3]);
      r[i] = MoreWildData.KOWALIK_Y[i] - model;
    }
  }

  private static void meyer(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double t = 45 + 5 * (i + 1);
      r[i] = x[0] * exp(x[1] / (t + x[2])) - MoreWildData.MEYER[i];
    }
  }

  private static void watson(double[] x, double[] r) {
    for (int i = 0; i < 29; i++) {
      double t = (i + 1) / 29.0;
      double power = 1;
      double value = x[0];
      double derivative = 0;
      for (int j = 1; j < x.length; j++) {
        derivative += j * power * x[j];
        power *= t;
        value += power * x[j];
      }
      r[i] = derivative - value * value - 1;
    }
    r[29] = x[0];
    r[30] = x[1] - x[0] * x[0] - 1;
  }

  private static void boxThreeDimensional(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double t = (i + 1) / 10.0;
      r[i] = exp(-t * x[0]) - exp(-t * x[1]) + x[2] * (exp(-10 * t) - exp(-t));
    }
  }

  private static void jennrichSampson(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double t = i + 1;
      r[i] = 2 + 2 * t - (exp(t * x[0]) + exp(t * x[1]));
    }
  }

  private static void brownDennis(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double t = (i + 1) / 5.0;
      r[i] = square(x[0] + t * x[1] - exp(t)) + square(x[2] + x[3] * sin(t) - cos(t));
    }
  }

  private static void chebyquad(double[] x, double[] r) {
    for (double value : x) {
      double y = 2 * value - 1;
      double before = 1;
      double polynomial = y;
      for (int i = 0; i < r.length; i++) {
        r[i] += polynomial / x.length;
        double next = 2 * y * polynomial - before;
        before = polynomial;
        polynomial = next;
      }
    }
    for (int i = 1; i < r.length; i += 2) {
      r[i] += 1 / (square(i + 1) - 1);
    }
  }

  private static void brownAlmostLinear(double[] x, double[] r) {
    int n = x.length;
    double sum = -(n + 1);
    double product = 1;
    for (double value : x) {
      sum += value;
      product *= value;
    }
    for (int i = 0; i + 1 < n; i++) {
      r[i] = x[i] + sum;
    }
    r[n - 1] = product - 1;
  }

  private static void osborneOne(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double t = 10 * i;
      double model = x[0] + x[1] * exp(-t * x[3]) + x[2] * exp(-t * x[4]);
      r[i] = MoreWildData.OSBORNE_1[i] - model;
    }
  }

  private static void osborneTwo(double[] x, double[] r) {
    for (int i = 0; i < r.length; i++) {
      double t = i / 10.0;
      double model = x[0] * exp(-t * x[4]);
      for (int k = 1; k < 4; k++) {
        model += x[k] * exp(-x[4 + k] * square(t - x[7 + k]));
      }
      r[i] = MoreWildData.OSBORNE_2[i] - model;
    }
  }

  private static void bdqrtic(double[] x, double[] r) {
    int n = x.length;
    for (int i = 0; i < n - 4; i++) {
      r[i] = 3 - 4 * x[i];
      r[n - 4 + i] =
          square(x[i])
              + 2 * square(x[i + 1])
              + 3 * square(x[i + 2])
              + 4 * square(x[i + 3])
              + 5 * square(x[n - 1]);
    }
  }

  private static void cube(double[] x, double[] r) {
    r[0] = x[0] - 1;
    for (int i = 1; i < x.length; i++) {
      r[i] = 10 * (x[i] - x[i - 1] * x[i - 1] * x[i - 1]);
    }
  }

  private static void mancino(double[] x, double[] r) {
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int j = 0; j < x.length; j++) {
        sum += mancinoTerm(sqrt(x[i] * x[i] + (i + 1.0) / (j + 1)));
      }
      r[i] = 1400 * x[i] + pow(i - 49, 3) + sum;
    }
  }

  /** The term v (sin^5(log v) + cos^5(log v)) of the Mancino function. */
  static double mancinoTerm(double v) {
    return v * (pow(sin(log(v)), 5) + pow(cos(log(v)), 5));
  }

  private static void heart8ls(double[] x, double[] r) {
    double a = x[0];
    double b = x[1];
    double c = x[2];
    double d = x[3];
    double t = x[4];
    double u = x[5];
    double v = x[6];
    double w = x[7];
    double realT = t * t - v * v;
    double realU = u * u - w * w;
    double cubeT = t * (t * t - 3 * v * v);
    double cubeU = u * (u * u - 3 * w * w);
    double cubeV = v * (v * v - 3 * t * t);
    double cubeW = w * (w * w - 3 * u * u);
    r[0] = a + b + 0.69;
    r[1] = c + d + 0.044;
    r[2] = t * a + u * b - v * c - w * d + 1.57;
    r[3] = v * a + w * b + t * c + u * d + 1.31;
    r[4] = a * realT - 2 * c * t * v + b * realU - 2 * d * u * w + 2.65;
    r[5] = c * realT + 2 * a * t * v + d * realU + 2 * b * u * w - 2;
    r[6] = a * cubeT + c * cubeV + b * cubeU + d * cubeW + 12.6;
    r[7] = c * cubeT - a * cubeV + d * cubeU - b * cubeW - 9.48;
  }

  private static double square(double value) {
    return value * value;
  }
}
