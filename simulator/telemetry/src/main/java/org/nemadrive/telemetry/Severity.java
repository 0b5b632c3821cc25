package org.nemadrive.telemetry;

import java.util.Locale;

/** How much an alert or a log line matters. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Will need somebody. */
  WARNING,
  /** Needs somebody now. */
  ERROR;

  /** The word used in messages and as the last part of a log topic. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
