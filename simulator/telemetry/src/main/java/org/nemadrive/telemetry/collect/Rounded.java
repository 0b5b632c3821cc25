package org.nemadrive.telemetry.collect;

/** Rounds what is sent, so that a message is not mostly meaningless digits. */
final class Rounded {
  private Rounded() {}

  /** The value to 1 / steps; a value JSON cannot say becomes 0. */
  static double to(double value, int steps) {
    return Double.isFinite(value) ? Math.rint(value * steps) / steps : 0;
  }
}
