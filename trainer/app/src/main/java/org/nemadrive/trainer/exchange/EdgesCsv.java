package org.nemadrive.trainer.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;

/**
 * A genome as an edge list: a row {@code pre,post,type,w0,weight} for each weight, in canonical
 * order. A weight that several kinds of synapses make up has their names with plus signs between.
 */
public final class EdgesCsv {
  private static final List<String> COLUMNS = List.of("pre", "post", "type", "w0", "weight");

  private EdgesCsv() {}

  /** The table of a genome, every number with as many digits as give it back exactly. */
  public static String text(Connectome connectome, double[] genome) {
    List<SortedSet<SynapseKind>> kinds = new ArrayList<>();
    for (int i = 0; i < genome.length; i++) {
      kinds.add(new TreeSet<>());
    }
    for (PublishedSynapse row : connectome.published()) {
      kinds
          .get(index(connectome, row.presynaptic(), row.postsynaptic()).orElseThrow())
          .add(row.kind());
    }
    List<List<?>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    for (int i = 0; i < genome.length; i++) {
      Synapse synapse = connectome.synapses().get(i);
      rows.add(
          List.of(
              connectome.cells().get(synapse.presynaptic()),
              connectome.cells().get(synapse.postsynaptic()),
              kinds.get(i).stream().map(SynapseKind::tableName).collect(Collectors.joining("+")),
              synapse.biologicalWeight(),
              genome[i]));
    }
    return CsvTable.text(rows);
  }

  /** Whether a file is such a table, by its header. */
  public static boolean isOne(Path file) {
    List<CsvRow> rows = CsvTable.readRows(file);
    return !rows.isEmpty() && rows.getFirst().values().equals(COLUMNS);
  }

  /**
   * Reads a genome; a weight without a row is that of biology.
   *
   * @throws org.nemadrive.simulator.files.InvalidInputException if a row names no synapse of the
   *     connectome, one that was named before, or another biological weight
   */
  public static double[] read(Path file, Connectome connectome) {
    double[] genome = connectome.biologicalWeights();
    Set<Integer> seen = new HashSet<>();
    for (CsvRow row : CsvTable.read(file, COLUMNS.toArray(String[]::new))) {
      int index =
          index(connectome, row.required("pre"), row.required("post"))
              .orElseThrow(
                  () ->
                      row.invalid(
                          "post",
                          "a cell that %s sends to in %s"
                              .formatted(row.text("pre"), connectome.name())));
      if (!seen.add(index)) {
        throw row.invalid("post", "each pair of cells once");
      }
      int biological = connectome.synapses().get(index).biologicalWeight();
      if (row.finite("w0") != biological) {
        throw row.invalid(
            "w0", "its biological weight %d in %s".formatted(biological, connectome.name()));
      }
      genome[index] = row.finite("weight");
    }
    return genome;
  }

  private static OptionalInt index(Connectome connectome, String pre, String post) {
    OptionalInt from = connectome.cell(pre);
    OptionalInt to = connectome.cell(post);
    return from.isPresent() && to.isPresent()
        ? connectome.weight(from.getAsInt(), to.getAsInt())
        : OptionalInt.empty();
  }
}
