package org.nemadrive.simulator.tick;

/** How a tick ended. */
public enum TickOutcome {
  /** A command reached the wheels. */
  DRIVEN,
  /** The wheels were stopped in this tick. */
  STOPPED,
  /** The wheels stand, as they did before. */
  STANDING
}
