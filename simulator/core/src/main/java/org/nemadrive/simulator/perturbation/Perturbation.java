package org.nemadrive.simulator.perturbation;

import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.World;

/** Acts of an experiment on the weights of one connectome, and what holds neurons while it runs. */
public final class Perturbation {
  private final Connectome connectome;

  /**
   * @param connectome whose weights are changed
   */
  public Perturbation(Connectome connectome) {
    this.connectome = connectome;
  }

  /**
   * Takes cells or synapses away: a cell loses every synapse that it has, sending and receiving.
   *
   * @param weights in canonical order; changed
   */
  public void ablate(double[] weights, Target target) {
    for (int i = 0; i < weights.length; i++) {
      Synapse synapse = connectome.synapses().get(i);
      if (target.cells().contains(synapse.presynaptic())
          || target.cells().contains(synapse.postsynaptic())
          || target.synapses().contains(i)) {
        weights[i] = 0;
      }
    }
    scaleKinds(weights, target, 0);
  }

  /**
   * Keeps cells from sending; they receive and fire as before. Of synapses it is the same as {@link
   * #ablate}.
   *
   * @param weights in canonical order; changed
   */
  public void silence(double[] weights, Target target) {
    gain(weights, 0, target);
  }

  /**
   * Scales what cells or synapses deliver. A kind of synapses is scaled by the contacts that it has
   * in the published table: of a weight that several kinds make up only its part changes.
   *
   * @param weights in canonical order; changed
   * @param factor 1 changes nothing
   */
  public void gain(double[] weights, double factor, Target target) {
    for (int i = 0; i < weights.length; i++) {
      if (target.cells().contains(connectome.synapses().get(i).presynaptic())
          || target.synapses().contains(i)) {
        weights[i] = scaled(weights[i], factor);
      }
    }
    scaleKinds(weights, target, factor);
  }

  private void scaleKinds(double[] weights, Target target, double factor) {
    if (target.kinds().isEmpty()) {
      return;
    }
    double[] ofKinds = new double[weights.length];
    double[] ofOthers = new double[weights.length];
    for (PublishedSynapse row : connectome.published()) {
      int index =
          connectome
              .weight(
                  connectome.cell(row.presynaptic()).orElseThrow(),
                  connectome.cell(row.postsynaptic()).orElseThrow())
              .orElseThrow();
      SynapseKind kind = row.kind();
      (target.kinds().contains(kind) ? ofKinds : ofOthers)[index] += row.signedContacts();
    }
    for (int i = 0; i < weights.length; i++) {
      if (ofOthers[i] == 0 && ofKinds[i] != 0) {
        weights[i] = scaled(weights[i], factor);
      } else if (ofKinds[i] != 0) {
        weights[i] += (factor - 1) * ofKinds[i];
      }
    }
  }

  /** No weight becomes -0, which would be another number of bits than 0. */
  private static double scaled(double weight, double factor) {
    return weight * factor + 0.0;
  }

  /** Holds neurons as the clamps say while a worm forages, and lets another observer look on. */
  public static TickObserver holding(List<Clamp> clamps, TickObserver observer) {
    return new TickObserver() {
      @Override
      public void begin(NeuronCore core) {
        observer.begin(core);
        hold(core, 0);
      }

      @Override
      public void afterTick(int tick, NeuronCore core, World world) {
        observer.afterTick(tick, core, world);
        hold(core, tick + 1);
      }

      @Override
      public boolean goesOn() {
        return observer.goesOn();
      }

      private void hold(NeuronCore core, int tick) {
        for (Clamp clamp : clamps) {
          if (clamp.holds(tick)) {
            core.hold(clamp.neuron(), clamp.fires());
          }
        }
      }
    };
  }
}
