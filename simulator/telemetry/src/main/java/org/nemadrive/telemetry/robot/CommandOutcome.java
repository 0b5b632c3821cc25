package org.nemadrive.telemetry.robot;

/**
 * What became of a command.
 *
 * @param accepted whether it was carried out
 * @param reason why not, or what it did: one sentence for the person who sent it; may be empty
 */
public record CommandOutcome(boolean accepted, String reason) {
  private static final CommandOutcome DONE = new CommandOutcome(true, "");

  /** Carried out. */
  public static CommandOutcome done() {
    return DONE;
  }

  /** Carried out, with something to say. */
  public static CommandOutcome done(String what) {
    return new CommandOutcome(true, what);
  }

  /** Not carried out. */
  public static CommandOutcome refused(String reason) {
    return new CommandOutcome(false, reason);
  }
}
