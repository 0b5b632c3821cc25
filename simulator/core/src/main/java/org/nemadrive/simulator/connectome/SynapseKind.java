package org.nemadrive.simulator.connectome;

import java.util.Locale;

/** How two cells are joined. */
public enum SynapseKind {
  /** A chemical synapse between two neurons. */
  CHEMICAL,
  /** An electrical junction between two neurons; the table lists each direction in its own row. */
  GAP_JUNCTION,
  /** A chemical synapse of a neuron onto a muscle; its postsynaptic cell never fires. */
  NEUROMUSCULAR;

  /** The name in tables: {@code chemical}, {@code gap_junction} or {@code neuromuscular}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
