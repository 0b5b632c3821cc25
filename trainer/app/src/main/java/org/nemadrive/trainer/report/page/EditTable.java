package org.nemadrive.trainer.report.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.trainer.lesion.Loss;

/** The weights that training changed, as a table for people, the largest change first. */
public final class EditTable {
  private final Connectome connectome;

  public EditTable(Connectome connectome) {
    this.connectome = connectome;
  }

  /**
   * The changed weights of a genome.
   *
   * @param lost what the worm loses without each edit, by the names of its cells
   */
  public List<EditRow> rows(double[] genome, Map<String, Loss> lost) {
    Map<Integer, EditRow.CellOnPage> cells = new HashMap<>();
    List<Synapse> synapses = connectome.synapses();
    return IntStream.range(0, genome.length)
        .filter(i -> genome[i] != synapses.get(i).biologicalWeight())
        .mapToObj(
            i -> {
              Synapse synapse = synapses.get(i);
              EditRow.CellOnPage from = cells.computeIfAbsent(synapse.presynaptic(), this::cell);
              EditRow.CellOnPage to = cells.computeIfAbsent(synapse.postsynaptic(), this::cell);
              Loss loss = lost.get(from.name() + "-" + to.name());
              return new EditRow(
                  from,
                  to,
                  String.join(", ", transmitters(from.name(), to.name())),
                  synapse.biologicalWeight(),
                  genome[i],
                  loss.foodLost(),
                  loss.firstTick());
            })
        .sorted(Comparator.comparingDouble((EditRow row) -> Math.abs(row.change())).reversed())
        .toList();
  }

  private EditRow.CellOnPage cell(int index) {
    String name = connectome.cells().get(index);
    return new EditRow.CellOnPage(
        name,
        connectome.cell(index).kind().tableName(),
        CellClass.page(connectome.dataSet().animal(), name).orElse(""));
  }

  /** By what one cell reaches another, as published; empty for gap junctions. */
  private SortedSet<String> transmitters(String from, String to) {
    return connectome.published().stream()
        .filter(row -> row.presynaptic().equals(from) && row.postsynaptic().equals(to))
        .map(row -> row.transmitter().isEmpty() ? "gap junction" : row.transmitter())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
