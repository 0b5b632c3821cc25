package org.nemadrive.controller.weights;

/** The power is gone; nothing after it happens. */
final class PowerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PowerFailure() {
    super("power failure", null, false, false);
  }
}
