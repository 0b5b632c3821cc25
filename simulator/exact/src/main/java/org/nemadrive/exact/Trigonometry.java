package org.nemadrive.exact;

/**
 * Sine and cosine of a heading, the same to the last bit on every processor, within 1e-15 of the
 * true value. {@link StrictMath} is that too, but allocates for angles beyond a quarter of pi.
 *
 * <p>Reduction to an eighth of a turn around the nearest quarter, then Taylor's series; only
 * additions and multiplications of IEEE doubles.
 */
public final class Trigonometry {
  private static final double QUARTER_TURN = Math.PI / 2;

  /** What pi / 2 has beyond the double nearest to it. */
  private static final double QUARTER_TURN_REST = 6.123233995736766e-17;

  private Trigonometry() {}

  /**
   * The sine.
   *
   * @param heading radians, from -pi to pi
   */
  public static double sin(double heading) {
    int quarter = nearestQuarter(heading);
    double rest = beyond(quarter, heading);
    return switch (quarter & 3) {
      case 0 -> sinSeries(rest);
      case 1 -> cosSeries(rest);
      case 2 -> -sinSeries(rest);
      default -> -cosSeries(rest);
    };
  }

  /**
   * The cosine.
   *
   * @param heading radians, from -pi to pi
   */
  public static double cos(double heading) {
    int quarter = nearestQuarter(heading);
    double rest = beyond(quarter, heading);
    return switch (quarter & 3) {
      case 0 -> cosSeries(rest);
      case 1 -> -sinSeries(rest);
      case 2 -> -cosSeries(rest);
      default -> sinSeries(rest);
    };
  }

  private static int nearestQuarter(double heading) {
    return (int) Math.rint(heading / QUARTER_TURN);
  }

  private static double beyond(int quarter, double heading) {
    return (heading - quarter * QUARTER_TURN) - quarter * QUARTER_TURN_REST;
  }

  /** x - x^3/3! + ... + x^17/17!; the next term is below 1e-19 up to pi / 4. */
  private static double sinSeries(double x) {
    double z = x * x;
    double sum = 1 / 355687428096000.0;
    sum = sum * z - 1 / 1307674368000.0;
    sum = sum * z + 1 / 6227020800.0;
    sum = sum * z - 1 / 39916800.0;
    sum = sum * z + 1 / 362880.0;
    sum = sum * z - 1 / 5040.0;
    sum = sum * z + 1 / 120.0;
    sum = sum * z - 1 / 6.0;
    return x + x * z * sum;
  }

  /** 1 - x^2/2! + ... + x^16/16!; the next term is below 1e-17 up to pi / 4. */
  private static double cosSeries(double x) {
    double z = x * x;
    double sum = 1 / 20922789888000.0;
    sum = sum * z - 1 / 87178291200.0;
    sum = sum * z + 1 / 479001600.0;
    sum = sum * z - 1 / 3628800.0;
    sum = sum * z + 1 / 40320.0;
    sum = sum * z - 1 / 720.0;
    sum = sum * z + 1 / 24.0;
    sum = sum * z - 1 / 2.0;
    return 1 + z * sum;
  }
}
