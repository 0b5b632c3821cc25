package org.nemadrive.controller.loop;

import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.Locomotion;
import org.nemadrive.simulator.worm.NervousSystem;

/**
 * A trained connectome in the simulator's own neuron core, and the motor equations it was trained
 * with.
 *
 * @param core the neurons
 * @param locomotion from muscles to forward way and turn
 * @param neuronCount neurons that can fire
 */
public record Brain(NeuronCore core, Locomotion locomotion, int neuronCount) {
  /** The brain a weights file describes, at rest. */
  public static Brain of(TrainedWeights weights) {
    return of(weights, NervousSystem.of(weights));
  }

  /** The brain of an offer: the very core that repeated its golden trace. */
  public static Brain of(CheckedOffer offer) {
    return of(offer.weights(), offer.nerves());
  }

  private static Brain of(TrainedWeights weights, NervousSystem nerves) {
    return new Brain(
        nerves.core(), NervousSystem.locomotion(weights.dynamics()), nerves.neuronCount());
  }
}
