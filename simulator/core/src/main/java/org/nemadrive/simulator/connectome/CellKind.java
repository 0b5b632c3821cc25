package org.nemadrive.simulator.connectome;

import java.util.Locale;

/** What a cell does for its animal. */
public enum CellKind {
  /** A neuron that senses the world. */
  SENSORY,
  /** A neuron between neurons. */
  INTER,
  /** A neuron that drives muscles. */
  MOTOR,
  /** A neuron of which the table does not say more. */
  UNKNOWN,
  /** A muscle: it receives and never sends. */
  MUSCLE;

  /** The name in tables and options, lower case. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
