package org.nemadrive.telemetry.message;

import java.util.Locale;

/** The streams: sent at a rate, worthless when old, never repeated. */
public enum Stream {
  /** Drive, muscles, senses, lateness of the newest tick. */
  TICK(10),
  /** Where the robot is and what it has eaten. */
  POSE(10),
  /** Which neurons fired in each tick since the last message. */
  NEURONS(5),
  /** How the loop, the link and the machine are doing. */
  HEALTH(1);

  private final double defaultHz;

  Stream(double defaultHz) {
    this.defaultHz = defaultHz;
  }

  /** Last part of the topic and name in the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Rate unless configured otherwise, messages per second. */
  public double defaultHz() {
    return defaultHz;
  }

  /** Lowest and highest rate one may ask for, messages per second. */
  public static final double MIN_HZ = 0.1;

  /** See {@link #MIN_HZ}. */
  public static final double MAX_HZ = 50;
}
