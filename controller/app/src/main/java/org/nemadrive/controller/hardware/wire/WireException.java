package org.nemadrive.controller.hardware.wire;

/** A device or line that cannot be opened: what, why, and what to do next. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what could not be opened and what to do. */
  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
