package org.nemadrive.telemetry.command;

/** A command cannot be carried out; caught where it is answered. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  RefusedException(Refusal refusal, String reason) {
    super(reason, null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
