package org.nemadrive.simulator.body;

/** What a wheel encoder can tell. */
public enum EncoderKind {
  /** Counts up forwards and down backwards. */
  SIGNED,
  /** Counts up whatever the direction; the direction is taken from the command in force. */
  UP_ONLY
}
