package org.nemadrive.controller.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Which byte of a journal stands for which reason to stop. Version 2 writes {@link
 * StopReason#code}. Version 1 wrote the place in the list of reasons, and the list grew twice in
 * its middle without another version, so there are three codes of that version.
 *
 * @param reasons the reason of each byte, by its value
 */
public record ReasonCodes(List<StopReason> reasons) {
  /** Version 2. */
  public static final ReasonCodes PINNED = pinned();

  /** Version 1, the newest first. */
  public static final List<ReasonCodes> OF_VERSION_1 =
      List.of(
          version1Without(),
          version1Without(StopReason.WEIGHTS_SWAP),
          version1Without(StopReason.WEIGHTS_SWAP, StopReason.LEASE_EXPIRED));

  private static ReasonCodes pinned() {
    StopReason[] byCode = new StopReason[Byte.MAX_VALUE + 1];
    for (StopReason reason : StopReason.values()) {
      byCode[reason.code()] = reason;
    }
    return new ReasonCodes(Arrays.asList(byCode));
  }

  /** The reasons of version 1 had the order of today's codes. */
  private static ReasonCodes version1Without(StopReason... later) {
    List<StopReason> reasons = new ArrayList<>();
    for (int code = 0; code <= StopReason.BOARD_ASKS_SHUTDOWN.code(); code++) {
      reasons.add(StopReason.ofCode(code));
    }
    reasons.removeAll(List.of(later));
    return new ReasonCodes(reasons);
  }

  /** The byte of a reason, or -1 if this code has none. */
  public int code(StopReason reason) {
    return reasons.indexOf(reason);
  }

  /** The reason of a byte, or null if there is none. */
  public StopReason reason(int code) {
    return code >= 0 && code < reasons.size() ? reasons.get(code) : null;
  }
}
