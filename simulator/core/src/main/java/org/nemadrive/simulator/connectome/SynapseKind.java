package org.nemadrive.simulator.connectome;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How two cells are joined. */
public enum SynapseKind {
  /** A chemical synapse between two neurons. */
  CHEMICAL,
  /** An electrical junction between two neurons; the table lists each direction in its own row. */
  GAP_JUNCTION,
  /** A chemical synapse of a neuron onto a muscle; its postsynaptic cell never fires. */
  NEUROMUSCULAR;

  private static final String ELECTRICAL = "electrical";

  /** The name in tables: {@code chemical}, {@code gap_junction} or {@code neuromuscular}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name; {@code electrical} is another name of a gap junction. */
  public static Optional<SynapseKind> of(String name) {
    return Arrays.stream(values())
        .filter(
            kind ->
                kind.tableName().equals(name) || kind == GAP_JUNCTION && name.equals(ELECTRICAL))
        .findFirst();
  }
}
