package org.nemadrive.telemetry.command;

/**
 * What commands may do.
 *
 * @param enabled whether arm, disarm, run, drive, weights, rebirth and rate are taken at all
 * @param driveLeaseMs longest life of one drive command, milliseconds, 50 to 1,000
 * @param unwatchedStopMs silence of all operators after which a moving robot stops, milliseconds; 0
 *     for never, unless a run command asks for it
 * @param linkLossStopMs time without a word from the broker after which a moving robot stops that
 *     somebody commanded over it, milliseconds; 0 for never
 */
public record CommandSettings(
    boolean enabled, int driveLeaseMs, int unwatchedStopMs, int linkLossStopMs) {
  /** What {@code unwatched_stop_ms} may be, as people read it. */
  public static final String UNWATCHED_STOP_ALLOWED = "0 (never) or 500 to 600000";

  /** Link loss that stops a robot, milliseconds, where nothing else is asked for. */
  public static final int USUAL_LINK_LOSS_STOP_MS = 3_000;

  private static final int USUAL_LEASE_MS = 500;
  private static final int SHORTEST_SILENCE_MS = 500;
  private static final int LONGEST_SILENCE_MS = 600_000;

  public CommandSettings {
    if (driveLeaseMs < 50 || driveLeaseMs > 1_000) {
      throw new IllegalArgumentException(
          "drive_lease_ms is " + driveLeaseMs + ", allowed 50 to 1000");
    }
    if (!isUnwatchedStop(unwatchedStopMs)) {
      throw new IllegalArgumentException(
          "unwatched_stop_ms is " + unwatchedStopMs + ", allowed " + UNWATCHED_STOP_ALLOWED);
    }
    if (!isUnwatchedStop(linkLossStopMs)) {
      throw new IllegalArgumentException(
          "link_loss_stop_ms is " + linkLossStopMs + ", allowed " + UNWATCHED_STOP_ALLOWED);
    }
  }

  /** Whether {@code unwatched_stop_ms} may be this, in the file as well as in a command. */
  static boolean isUnwatchedStop(int ms) {
    return ms == 0 || (ms >= SHORTEST_SILENCE_MS && ms <= LONGEST_SILENCE_MS);
  }

  /** No commands but estop and resume. */
  public static CommandSettings disabled() {
    return new CommandSettings(false, USUAL_LEASE_MS, 0, USUAL_LINK_LOSS_STOP_MS);
  }

  /** All commands, drive leases of half a second, and no need to be watched. */
  public static CommandSettings usual() {
    return new CommandSettings(true, USUAL_LEASE_MS, 0, USUAL_LINK_LOSS_STOP_MS);
  }
}
