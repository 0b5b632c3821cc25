package org.nemadrive.controller.hardware;

import org.nemadrive.simulator.mode.StopReason;

/** A board or sensor that cannot be started: why, what was found, and what to do next. */
public final class BoardException extends Exception {
  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  /** Says what was found and what to do. */
  public BoardException(StopReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The reason under which the robot stays stopped. */
  public StopReason reason() {
    return reason;
  }
}
