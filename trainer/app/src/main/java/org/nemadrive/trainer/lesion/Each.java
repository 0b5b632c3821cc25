package org.nemadrive.trainer.lesion;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;

/** What is taken away, one at a time. */
public enum Each {
  /** A neuron with all its synapses. */
  CELL,
  /** A synapse: one weight becomes 0. */
  SYNAPSE,
  /** A training's change: one weight becomes that of biology again. */
  EDIT;

  /** All lesions of this kind that change a genome, in the connectome's order. */
  List<Lesion> lesions(Connectome connectome, double[] genome) {
    List<Lesion> lesions = new ArrayList<>();
    if (this == CELL) {
      for (int cell = 0; cell < connectome.neuronCount(); cell++) {
        int ablated = cell;
        lesions.add(
            new Lesion(
                connectome.cells().get(cell),
                weights -> {
                  for (int i = 0; i < weights.length; i++) {
                    Synapse synapse = connectome.synapses().get(i);
                    if (synapse.presynaptic() == ablated || synapse.postsynaptic() == ablated) {
                      weights[i] = 0;
                    }
                  }
                }));
      }
      return lesions;
    }
    for (int i = 0; i < genome.length; i++) {
      Synapse synapse = connectome.synapses().get(i);
      double without = this == SYNAPSE ? 0 : synapse.biologicalWeight();
      if (genome[i] != without) {
        int index = i;
        lesions.add(
            new Lesion(
                connectome.cells().get(synapse.presynaptic())
                    + "-"
                    + connectome.cells().get(synapse.postsynaptic()),
                weights -> weights[index] = without));
      }
    }
    return lesions;
  }
}
