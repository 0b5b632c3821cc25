package org.nemadrive.simulator.visual;

/**
 * The colour difference CIEDE2000 (Sharma, Wu and Dalal, The CIEDE2000 Color-Difference Formula:
 * Implementation Notes, Supplementary Test Data, and Mathematical Observations, Color Research and
 * Application 30, 2005; equations 2 to 22).
 */
final class Ciede2000 {
  private static final double POW_25_7 = Math.pow(25, 7);

  private Ciede2000() {}

  /** Difference of two colours given as L*, a*, b*; about 1 can just be seen side by side. */
  static double between(double[] one, double[] other) {
    double chroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
    double stretch = 1.5 - 0.5 * seventhRoot(chroma);
    double c1 = Math.hypot(stretch * one[1], one[2]);
    double c2 = Math.hypot(stretch * other[1], other[2]);
    double h1 = hue(stretch * one[1], one[2]);
    double h2 = hue(stretch * other[1], other[2]);
    double turn = c1 * c2 == 0 ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    double dL = other[0] - one[0];
    double dC = c2 - c1;
    double dH = 2 * Math.sqrt(c1 * c2) * sin(turn / 2);
    double meanL = (one[0] + other[0]) / 2;
    double meanC = (c1 + c2) / 2;
    double meanH = meanHue(c1 * c2 == 0, h1, h2);
    double t =
        1
            - 0.17 * sin(meanH - 30 + 90)
            + 0.24 * sin(2 * meanH + 90)
            + 0.32 * sin(3 * meanH + 6 + 90)
            - 0.20 * sin(4 * meanH - 63 + 90);
    double squareL = (meanL - 50) * (meanL - 50);
    double sL = 1 + 0.015 * squareL / Math.sqrt(20 + squareL);
    double sC = 1 + 0.045 * meanC;
    double sH = 1 + 0.015 * meanC * t;
    double turned = 30 * Math.exp(-Math.pow((meanH - 275) / 25, 2));
    double rotation = -sin(2 * turned) * 2 * seventhRoot(meanC);
    return Math.sqrt(
        Math.pow(dL / sL, 2)
            + Math.pow(dC / sC, 2)
            + Math.pow(dH / sH, 2)
            + rotation * dC / sC * dH / sH);
  }

  private static double seventhRoot(double chroma) {
    double seventh = Math.pow(chroma, 7);
    return Math.sqrt(seventh / (seventh + POW_25_7));
  }

  private static double meanHue(boolean grey, double h1, double h2) {
    if (grey) {
      return h1 + h2;
    }
    double mean = (h1 + h2) / 2;
    return Math.abs(h1 - h2) <= 180 ? mean : mean < 180 ? mean + 180 : mean - 180;
  }

  private static double hue(double a, double b) {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }
}
