package org.nemadrive.simulator.connectome;

import java.util.Locale;

/** On which side of its animal a cell lies. */
public enum Side {
  /** The animal's left. */
  LEFT,
  /** The animal's right. */
  RIGHT,
  /** In the middle, or not known; empty in tables. */
  NONE;

  /** The name in tables: {@code left}, {@code right} or nothing. */
  public String tableName() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
  }
}
