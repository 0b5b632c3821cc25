package org.nemadrive.telemetry;

import java.util.Locale;

/** The kinds of {@code event/<kind>}. */
public enum EventKind {
  /** A touch sensor closed. */
  TOUCH,
  /** The touch that closed before is gone. */
  TOUCH_RELEASED,
  /** Food was eaten. */
  FOOD,
  /** The mode changed. */
  MODE,
  /** Other weights were loaded. */
  WEIGHTS_LOADED,
  /** New weights brought the robot to a fault stop; it went back to those before. */
  WEIGHTS_ROLLED_BACK,
  /** An offer of weights was not taken; the cause says why. */
  WEIGHTS_REFUSED,
  /** A fault stopped the robot; the cause says which. */
  FAILSAFE,
  /** A simulated worm or a training run began anew. */
  RESTART;

  /** The last part of the topic. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
