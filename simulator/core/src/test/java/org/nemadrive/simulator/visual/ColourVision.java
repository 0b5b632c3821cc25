package org.nemadrive.simulator.visual;

/**
 * How people see a colour: those with three kinds of cones and those who lack one, after Machado,
 * Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
 * IEEE TVCG 15 (2009), the matrices of severity 1.0 on linear RGB.
 */
enum ColourVision {
  NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
  PROTANOPIA(
      0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
  DEUTERANOPIA(
      0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
  TRITANOPIA(
      1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

  /** White of daylight, D65, 2 degrees (CIE 15). */
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  /** From linear sRGB to XYZ (IEC 61966-2-1). */
  private static final double[] TO_XYZ = {
    0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920,
    0.9503041
  };

  private final double[] matrix;

  ColourVision(double... matrix) {
    this.matrix = matrix;
  }

  /** Relative luminance as WCAG 2 defines it. */
  static double luminance(int rgb) {
    double[] c = linear(rgb);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  }

  /** Contrast ratio as WCAG 2 defines it, from 1 to 21. */
  static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** CIE L*, a*, b* of what such a person sees. */
  double[] lab(int rgb) {
    double[] seen = times(matrix, linear(rgb));
    for (int i = 0; i < 3; i++) {
      seen[i] = Math.min(Math.max(seen[i], 0), 1);
    }
    double[] xyz = times(TO_XYZ, seen);
    double[] f = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = xyz[i] / WHITE[i];
      f[i] = part > 216.0 / 24389 ? Math.cbrt(part) : (24389.0 / 27 * part + 16) / 116;
    }
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double[] linear(int rgb) {
    double[] c = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = (rgb >> 16 - 8 * i & 0xFF) / 255.0;
      c[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return c;
  }

  private static double[] times(double[] m, double[] v) {
    double[] out = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        out[row] += m[3 * row + column] * v[column];
      }
    }
    return out;
  }
}
