package org.nemadrive.telemetry.cli;

/** Wrong input: what was found, what is allowed. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
