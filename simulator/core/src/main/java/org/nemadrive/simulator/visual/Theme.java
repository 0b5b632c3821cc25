package org.nemadrive.simulator.visual;

/** What things are drawn on. */
public enum Theme {
  /** Paper, and pages by day. */
  LIGHT,
  /** Pages by night. */
  DARK
}
