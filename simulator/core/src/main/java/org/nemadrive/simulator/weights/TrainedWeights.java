package org.nemadrive.simulator.weights;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.neuron.Dynamics;

/**
 * A genome with what is needed to use it and to know it again.
 *
 * @param connectome the wiring it belongs to
 * @param dynamics the dynamics it was trained with and must be run with
 * @param genome weights in canonical order, finite; not to be changed
 * @param origin where it came from
 */
public record TrainedWeights(
    Connectome connectome, Dynamics dynamics, double[] genome, WeightsOrigin origin) {
  public TrainedWeights {
    genome = genome.clone();
    if (genome.length != connectome.weightCount()) {
      throw new IllegalArgumentException(
          "%d weights, the connectome has %d".formatted(genome.length, connectome.weightCount()));
    }
    for (double weight : genome) {
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException("weight " + weight + ", needs a finite number");
      }
    }
  }

  /** W0, run with the usual dynamics; nobody trained it, so it has no origin. */
  public static TrainedWeights untrained(Connectome connectome) {
    return new TrainedWeights(
        connectome, Dynamics.SYNCHRONOUS, connectome.biologicalWeights(), null);
  }

  /** The weights that differ from W0, in canonical order. */
  public List<WeightEdit> edits() {
    List<WeightEdit> edits = new ArrayList<>();
    for (int i = 0; i < genome.length; i++) {
      Synapse synapse = connectome.synapses().get(i);
      if (genome[i] != synapse.biologicalWeight()) {
        edits.add(
            new WeightEdit(
                connectome.cells().get(synapse.presynaptic()),
                connectome.cells().get(synapse.postsynaptic()),
                synapse.biologicalWeight(),
                genome[i]));
      }
    }
    return edits;
  }
}
