package org.nemadrive.trainer.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.telemetry.NeuronOrder;

/** The weights that training changed, as a table for people, the largest change first. */
final class EditTable {
  private static final Map<Character, String> KINDS =
      Map.of('s', "sensory", 'i', "interneuron", 'm', "motor", 'u', "other");

  private final Connectome connectome;
  private final List<String> neurons;
  private final String kinds;

  EditTable(Connectome connectome) {
    this.connectome = connectome;
    neurons = connectome.cells().subList(0, connectome.neuronCount());
    kinds = NeuronOrder.of(neurons).kinds();
  }

  /** The changed weights of a genome. */
  List<EditRow> rows(double[] genome) {
    Map<Integer, EditRow.CellOnPage> cells = new HashMap<>();
    List<Synapse> synapses = connectome.synapses();
    return IntStream.range(0, genome.length)
        .filter(i -> genome[i] != synapses.get(i).biologicalWeight())
        .mapToObj(
            i -> {
              Synapse synapse = synapses.get(i);
              return new EditRow(
                  cells.computeIfAbsent(synapse.presynaptic(), this::cell),
                  cells.computeIfAbsent(synapse.postsynaptic(), this::cell),
                  "",
                  synapse.biologicalWeight(),
                  genome[i]);
            })
        .sorted(Comparator.comparingDouble((EditRow row) -> Math.abs(row.change())).reversed())
        .toList();
  }

  private EditRow.CellOnPage cell(int index) {
    String name = connectome.cells().get(index);
    String kind = index < neurons.size() ? KINDS.get(kinds.charAt(index)) : "muscle";
    return new EditRow.CellOnPage(
        name, kind, CellClass.page(connectome.name(), name, neurons).orElse(""));
  }
}
