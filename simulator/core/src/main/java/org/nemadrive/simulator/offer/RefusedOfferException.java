package org.nemadrive.simulator.offer;

/** An offer is not taken; nothing has changed. The message says what was found and what to do. */
public final class RefusedOfferException extends Exception {
  private static final long serialVersionUID = 1L;

  private final OfferRefusal refusal;

  /**
   * @param refusal why, for programs
   * @param message why and what to do, one sentence for a person
   */
  public RefusedOfferException(OfferRefusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  /**
   * @param refusal why, for programs
   * @param message why and what to do, one sentence for a person
   * @param cause the failure beneath, for the log
   */
  public RefusedOfferException(OfferRefusal refusal, String message, Throwable cause) {
    super(message, cause);
    this.refusal = refusal;
  }

  /** Why, for programs. */
  public OfferRefusal refusal() {
    return refusal;
  }
}
