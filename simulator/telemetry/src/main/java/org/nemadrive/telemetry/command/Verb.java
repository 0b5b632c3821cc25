package org.nemadrive.telemetry.command;

import java.util.Locale;

/** The commands. */
public enum Verb {
  /** Stops, at once and from anybody, until resumed. */
  ESTOP,
  /** Releases an estop. */
  RESUME,
  /** Enables the motors. */
  ARM,
  /** Disables the motors. */
  DISARM,
  /** Lets the connectome drive. */
  RUN,
  /** Drives by hand for half a second. */
  DRIVE,
  /** Offers other weights. */
  WEIGHTS,
  /** Asks for all retained messages anew. */
  REBIRTH,
  /** Changes the rate of a stream. */
  RATE,
  /** Says that an operator watches. */
  HEARTBEAT;

  /** Last part of the topic. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it works only with {@code commands: enabled}. */
  boolean needsPermission() {
    return switch (this) {
      case ESTOP, RESUME, HEARTBEAT -> false;
      case ARM, DISARM, RUN, DRIVE, WEIGHTS, REBIRTH, RATE -> true;
    };
  }

  /** Largest payload, bytes. */
  int maxBytes() {
    return this == WEIGHTS ? 262_144 : 4_096;
  }

  /** The command of that word, or null. */
  static Verb of(String word) {
    for (Verb verb : values()) {
      if (verb.word().equals(word)) {
        return verb;
      }
    }
    return null;
  }
}
