package org.nemadrive.controller.record;

import org.nemadrive.controller.safety.StopMailbox;
import org.nemadrive.simulator.mode.StopReason;

/** A mailbox in which is found what was found when the journal was written. */
record ReplayMailbox(JournalCursor cursor) implements StopMailbox {
  private static final StopReason[] REASONS = StopReason.values();

  @Override
  public StopReason takeStop() {
    return REASONS[cursor.takeByte(JournalEvent.STOP_REQUEST)];
  }

  @Override
  public boolean takeRelease() {
    return cursor.takeByte(JournalEvent.RELEASE_REQUEST) == 1;
  }
}
