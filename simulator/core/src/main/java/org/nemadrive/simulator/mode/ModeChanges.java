package org.nemadrive.simulator.mode;

/** Reads every state of a {@link DriveMode} in order, from some moment on. One thread. */
public final class ModeChanges {
  private DriveMode.Link last;

  ModeChanges(DriveMode.Link from) {
    last = from;
  }

  /** The next state, or null if nothing has changed since. */
  public DriveState next() {
    DriveMode.Link link = last.next;
    if (link == null) {
      return null;
    }
    last = link;
    return link.state;
  }

  /** The state that was read last. */
  public DriveState last() {
    return last.state;
  }
}
