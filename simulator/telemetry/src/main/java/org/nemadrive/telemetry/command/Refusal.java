package org.nemadrive.telemetry.command;

import java.util.Locale;

/** Why a command was not carried out: the word in the reply and in the counts. */
public enum Refusal {
  /** It was published with the retain flag: it would come again at every connection. */
  RETAINED,
  /** It came too late, or without saying how long it is good for. */
  EXPIRED,
  /** Its id was seen before, or it has none. */
  REPEATED,
  /** It is too long. */
  OVERSIZED,
  /** It is not what its schema asks for. */
  MALFORMED,
  /** There is no such command, or not in this version. */
  UNKNOWN,
  /** The configuration does not allow commands. */
  DISABLED,
  /** Too many came at once. */
  FLOODED,
  /** The robot itself said no. */
  DECLINED;

  /** The word used in messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
