package org.nemadrive.controller.loop;

import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.Locomotion;

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
    ForagingSettings settings = ForagingSettings.of(weights.dynamics());
    NeuronCore core =
        NeuronCore.of(
            settings.nerves().wire(weights.connectome()),
            settings.dynamics(),
            settings.threshold());
    core.load(weights.genome());
    return new Brain(core, settings.locomotion(), weights.connectome().neuronCount());
  }
}
