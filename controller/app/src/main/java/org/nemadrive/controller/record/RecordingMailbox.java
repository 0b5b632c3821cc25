package org.nemadrive.controller.record;

import org.nemadrive.controller.safety.StopMailbox;
import org.nemadrive.simulator.mode.StopReason;

/** A mailbox that tells a journal what was found in it. */
public record RecordingMailbox(StopMailbox mailbox, Journal journal) implements StopMailbox {
  @Override
  public StopReason takeStop() {
    StopReason found = mailbox.takeStop();
    journal.stopRequest(found);
    return found;
  }

  @Override
  public boolean takeRelease() {
    boolean found = mailbox.takeRelease();
    journal.releaseRequest(found);
    return found;
  }
}
