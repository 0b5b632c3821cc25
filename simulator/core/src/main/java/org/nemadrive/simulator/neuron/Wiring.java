package org.nemadrive.simulator.neuron;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;

/**
 * A connectome laid out for the neuron core: flat arrays, one contiguous row of synapses a neuron.
 * Immutable, shared by all cores and threads.
 *
 * <p>A genome is an array of weights in the connectome's canonical order; its indices are called
 * genes here.
 */
public final class Wiring {
  /** More neurons than this would not fit the core's short indices. */
  public static final int MAX_NEURONS = Short.MAX_VALUE;

  final Connectome connectome;
  final int neuronCount;

  /** Row of neuron i: entries {@code rowStart[i]} to {@code rowStart[i + 1] - 1}. Shape (n + 1). */
  final int[] rowStart;

  /** Postsynaptic neuron of each entry. Synapses onto muscles have no entry. */
  final short[] postsynaptic;

  /** Gene of each entry. */
  final int[] gene;

  /** Genes of the synapses onto left and right motor muscles, and their presynaptic neurons. */
  final MotorSynapses left;

  final MotorSynapses right;

  /** Muscle cells of each side, in the order in which their potentials are added up. */
  final int[] leftMuscles;

  final int[] rightMuscles;

  /** Cells of each sensory group, in the order the groups were named. */
  final short[][] sensory;

  /** Synapses onto the muscles of one side. Both arrays have one element a synapse. */
  record MotorSynapses(int[] gene, int[] presynaptic) {}

  /**
   * @param connectome the mapped nervous system
   * @param sensoryGroups groups that can be stimulated; a stimulus is an index into this list
   * @param leftGroup group of muscles whose sum is the left drive
   * @param rightGroup group of muscles whose sum is the right drive
   * @throws IllegalArgumentException if a group does not exist, a sensory cell is a muscle, a motor
   *     cell is a neuron, or there are more than {@value #MAX_NEURONS} neurons
   */
  public Wiring(
      Connectome connectome, List<String> sensoryGroups, String leftGroup, String rightGroup) {
    this.connectome = connectome;
    neuronCount = connectome.neuronCount();
    if (neuronCount > MAX_NEURONS) {
      throw new IllegalArgumentException(
          "%d neurons, at most %d fit".formatted(neuronCount, MAX_NEURONS));
    }
    leftMuscles = cells(leftGroup, false);
    rightMuscles = cells(rightGroup, false);
    sensory = new short[sensoryGroups.size()][];
    for (int g = 0; g < sensory.length; g++) {
      int[] cells = cells(sensoryGroups.get(g), true);
      sensory[g] = new short[cells.length];
      for (int i = 0; i < cells.length; i++) {
        sensory[g][i] = (short) cells[i];
      }
    }
    List<List<Integer>> genesOfNeuron = new ArrayList<>();
    for (int i = 0; i < neuronCount; i++) {
      genesOfNeuron.add(new ArrayList<>());
    }
    List<Synapse> synapses = connectome.synapses();
    int entries = 0;
    for (int g = 0; g < synapses.size(); g++) {
      if (synapses.get(g).postsynaptic() < neuronCount) {
        genesOfNeuron.get(synapses.get(g).presynaptic()).add(g);
        entries++;
      }
    }
    rowStart = new int[neuronCount + 1];
    postsynaptic = new short[entries];
    gene = new int[entries];
    int entry = 0;
    for (int i = 0; i < neuronCount; i++) {
      rowStart[i] = entry;
      for (int g : genesOfNeuron.get(i)) {
        postsynaptic[entry] = (short) synapses.get(g).postsynaptic();
        gene[entry++] = g;
      }
    }
    rowStart[neuronCount] = entry;
    left = motorSynapses(leftMuscles);
    right = motorSynapses(rightMuscles);
  }

  private int[] cells(String group, boolean neurons) {
    int[] cells = connectome.group(group).stream().mapToInt(Integer::intValue).toArray();
    for (int cell : cells) {
      if (cell < neuronCount != neurons) {
        throw new IllegalArgumentException(
            "cell %s of group \"%s\" is a %s, the group needs %s"
                .formatted(
                    connectome.cells().get(cell),
                    group,
                    neurons ? "muscle" : "neuron",
                    neurons ? "neurons" : "muscles"));
      }
    }
    return cells;
  }

  private MotorSynapses motorSynapses(int[] muscles) {
    boolean[] isMotor = new boolean[connectome.cells().size()];
    for (int muscle : muscles) {
      isMotor[muscle] = true;
    }
    List<Synapse> synapses = connectome.synapses();
    int[] genes =
        IntStream.range(0, synapses.size())
            .filter(g -> isMotor[synapses.get(g).postsynaptic()])
            .toArray();
    int[] presynaptic = new int[genes.length];
    for (int k = 0; k < genes.length; k++) {
      presynaptic[k] = synapses.get(genes[k]).presynaptic();
    }
    return new MotorSynapses(genes, presynaptic);
  }

  /** The connectome this was laid out from. */
  public Connectome connectome() {
    return connectome;
  }
}
