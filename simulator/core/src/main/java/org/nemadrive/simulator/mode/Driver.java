package org.nemadrive.simulator.mode;

/** Who moves the wheels. The order of the constants is part of the drive journal's format. */
public enum Driver {
  /** Nobody: the wheels stand. */
  NOBODY,
  /** The trained connectome. */
  CONNECTOME,
  /** A person, for the length of a lease. */
  HAND
}
