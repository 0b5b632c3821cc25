package org.nemadrive.controller.replay;

/** A replay that does something else than the recording. */
public final class ReplayDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says where, by tick (from 1) and byte, and what came instead. */
  public ReplayDivergedException(long tick, long offset, String found) {
    super("the replay differs in tick %d, byte %d: %s".formatted(tick, offset, found));
  }
}
