package org.nemadrive.telemetry.config;

/** A telemetry configuration that cannot be used: file, key, what was found, what is allowed. */
public final class InvalidConfigException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidConfigException(String message) {
    super(message);
  }
}
