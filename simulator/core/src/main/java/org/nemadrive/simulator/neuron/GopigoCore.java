package org.nemadrive.simulator.neuron;

import java.util.List;
import org.nemadrive.simulator.connectome.Synapse;

/**
 * {@link Dynamics#GOPIGO}, made for faithfulness: every cell has a potential, and every addition
 * happens in the order of the seed project's code, so that its genomes replay to the last bit.
 */
final class GopigoCore extends NeuronCore {
  private final double[] weight;

  /** Row of neuron i in canonical order: genes {@code first[i]} to {@code end[i] - 1}. */
  private final int[] first;

  private final int[] end;
  private final int[] postsynaptic;

  GopigoCore(Wiring wiring, double threshold) {
    super(wiring, threshold, wiring.connectome.cells().size());
    List<Synapse> synapses = wiring.connectome.synapses();
    weight = new double[synapses.size()];
    postsynaptic = synapses.stream().mapToInt(Synapse::postsynaptic).toArray();
    first = new int[wiring.neuronCount];
    end = new int[wiring.neuronCount];
    // The canonical order keeps the synapses of one presynaptic cell together.
    for (int g = 0; g < weight.length; g++) {
      int pre = synapses.get(g).presynaptic();
      if (end[pre] == 0) {
        first[pre] = g;
      }
      end[pre] = g + 1;
    }
  }

  @Override
  void loadWeights(double[] weights) {
    System.arraycopy(weights, 0, weight, 0, weight.length);
  }

  @Override
  public void tick(int stimulus) {
    int firing = findFiring();
    spikeCount = firing;
    if (stimulus != NO_STIMULUS) {
      for (short neuron : wiring.sensory[stimulus]) {
        deliver(neuron);
      }
    }
    for (int k = 0; k < firing; k++) {
      deliver(fired[k]);
      potentials[fired[k]] = 0;
    }
    left = readAndRelax(wiring.leftMuscles);
    right = readAndRelax(wiring.rightMuscles);
  }

  private void deliver(int neuron) {
    for (int g = first[neuron]; g < end[neuron]; g++) {
      potentials[postsynaptic[g]] += weight[g];
    }
  }

  private double readAndRelax(int[] muscles) {
    double sum = 0;
    for (int muscle : muscles) {
      sum += potentials[muscle];
      potentials[muscle] = 0;
    }
    return sum;
  }
}
