package org.nemadrive.simulator.mode;

/**
 * What became of a command.
 *
 * @param accepted whether it was carried out
 * @param reason why not, or what it did: one sentence for the person who sent it; may be empty
 */
public record Outcome(boolean accepted, String reason) {
  private static final Outcome DONE = new Outcome(true, "");

  /** Carried out. */
  public static Outcome done() {
    return DONE;
  }

  /** Carried out, with something to say. */
  public static Outcome done(String what) {
    return new Outcome(true, what);
  }

  /** Not carried out. */
  public static Outcome refused(String reason) {
    return new Outcome(false, reason);
  }
}
