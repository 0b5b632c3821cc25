package org.nemadrive.trainer.connectome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.connectome.Cell;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Side;
import org.nemadrive.simulator.connectome.SynapseKind;

/** A random network of a wanted size with the worm's degrees, for measuring what a size costs. */
public final class GeneratedNetwork {
  /** Connections a neuron, as in the worm: 3,682 for 300 neurons. */
  private static final int PER_NEURON = 12;

  private static final int MUSCLES = 68;

  /** Neurons that food, or touch, stimulates: of the worm's 300 there are 8 and 10. */
  private static final double SENSORY = 0.03;

  private static final double INHIBITORY = 0.09;
  private static final double MUSCULAR = 0.15;
  private static final int MOST_CONTACTS = 12;

  private GeneratedNetwork() {}

  /**
   * A network of about so many connections; the same seed gives the same one.
   *
   * @param connections at least 300
   */
  public static Connectome of(int connections, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int neurons = connections / PER_NEURON;
    int sensory = (int) Math.ceil(SENSORY * neurons);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < neurons; i++) {
      cells.add(new Cell("n" + i, i < 2 * sensory ? CellKind.SENSORY : CellKind.INTER, Side.NONE));
    }
    for (int i = 0; i < MUSCLES; i++) {
      cells.add(new Cell("m" + i, CellKind.MUSCLE, i % 2 == 0 ? Side.LEFT : Side.RIGHT));
    }
    List<PublishedSynapse> synapses = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      boolean muscular = random.nextDouble() < MUSCULAR;
      int to = muscular ? neurons + random.nextInt(MUSCLES) : random.nextInt(neurons);
      synapses.add(
          new PublishedSynapse(
              "n" + random.nextInt(neurons),
              cells.get(to).name(),
              muscular ? SynapseKind.NEUROMUSCULAR : SynapseKind.CHEMICAL,
              1 + random.nextInt(MOST_CONTACTS),
              random.nextDouble() < INHIBITORY ? PublishedSynapse.INHIBITORY_TRANSMITTER : ""));
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("food", names(cells, 0, sensory));
    groups.put("touch", names(cells, sensory, 2 * sensory));
    groups.put("left", muscles(cells, Side.LEFT));
    groups.put("right", muscles(cells, Side.RIGHT));
    return ConnectomeWriter.assemble(
        new DataSet("generated-" + connections, "none", "drawn at random", ""),
        cells,
        synapses,
        groups);
  }

  private static List<String> names(List<Cell> cells, int from, int to) {
    return cells.subList(from, to).stream().map(Cell::name).toList();
  }

  private static List<String> muscles(List<Cell> cells, Side side) {
    return cells.stream()
        .filter(cell -> cell.kind() == CellKind.MUSCLE && cell.side() == side)
        .map(Cell::name)
        .toList();
  }
}
