package org.nemadrive.mads.search;

/** Three points of a function of one variable, the middle one no higher than the others. */
final class Bracket {
  private static final double SHORTEST = 1e-3;

  private double a;
  private double b;
  private double c;
  private double fa;
  private double fb;
  private double fc;

  /** Takes the three points in rising order. */
  Bracket(double a, double fa, double b, double fb, double c, double fc) {
    this.a = a;
    this.fa = fa;
    this.b = b;
    this.fb = fb;
    this.c = c;
    this.fc = fc;
  }

  /** Where the parabola through the points is lowest; NaN if that is hardly a new point. */
  double parabolaMinimum() {
    double left = (b - a) * (fb - fc);
    double right = (b - c) * (fb - fa);
    double at = b - 0.5 * ((b - a) * left - (b - c) * right) / (left - right);
    boolean isNew = at > a && at < c && Math.abs(at - b) > SHORTEST * (c - a);
    return isNew ? at : Double.NaN;
  }

  /** Shrinks to the three points around the lowest, {@code t} within the outer ones included. */
  void add(double t, double f) {
    boolean left = t < b;
    if (f < fb) {
      if (left) {
        c = b;
        fc = fb;
      } else {
        a = b;
        fa = fb;
      }
      b = t;
      fb = f;
    } else if (left) {
      a = t;
      fa = f;
    } else {
      c = t;
      fc = f;
    }
  }
}
