package org.nemadrive.simulator.worm;

import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.Locomotion;
import org.nemadrive.simulator.world.World;

/**
 * From what a worm senses to how it wishes to move: a connectome in the neuron core, and the motor
 * equations that read its muscles. Not thread-safe; a tick allocates nothing.
 */
public final class NervousSystem {
  private final NeuronCore core;
  private final Locomotion locomotion;
  private final int neuronCount;

  /**
   * A nervous system at rest, with all weights 0 until {@link #load} is called.
   *
   * @param connectome the wiring
   * @param dynamics order of deliveries within a tick
   * @param threshold magnitude of the potential above which a neuron fires
   * @param nerves groups of the connectome that are stimulated and read
   * @param locomotion how muscles move the body
   */
  public NervousSystem(
      Connectome connectome,
      Dynamics dynamics,
      double threshold,
      NervePlan nerves,
      Locomotion locomotion) {
    core = NeuronCore.of(nerves.wire(connectome), dynamics, threshold);
    this.locomotion = locomotion;
    neuronCount = connectome.neuronCount();
  }

  /** The nervous system that trained weights describe, at rest. */
  public static NervousSystem of(TrainedWeights weights) {
    Dynamics dynamics = weights.dynamics();
    NervousSystem nerves =
        new NervousSystem(
            weights.connectome(),
            dynamics,
            NeuronCore.DEFAULT_THRESHOLD,
            NervePlan.of(dynamics),
            locomotion(dynamics));
    nerves.load(weights.genome());
    return nerves;
  }

  /** The motor equations that belong to a dynamics: the paper's or those of the seed project. */
  public static Locomotion locomotion(Dynamics dynamics) {
    return switch (dynamics) {
      case SYNCHRONOUS -> Locomotion.Paper.DEFAULT;
      case GOPIGO -> new Locomotion.Gopigo();
    };
  }

  /** Takes over a genome: weights in canonical order, finite; copied. */
  public void load(double[] weights) {
    core.load(weights);
  }

  /** Back to rest: every potential 0, no spikes. Weights stay. */
  public void reset() {
    core.reset();
  }

  /** One tick with what the worm senses. */
  public void tick(World.Sense sense) {
    core.tick(NervePlan.stimulus(sense));
  }

  /**
   * One tick.
   *
   * @param stimulus {@link NervePlan#FOOD}, {@link NervePlan#TOUCH} or {@link
   *     NeuronCore#NO_STIMULUS}
   */
  public void tick(int stimulus) {
    core.tick(stimulus);
  }

  /** Way forward that the last tick wishes for, world units. */
  public double speed() {
    return locomotion.speed(core.left(), core.right());
  }

  /** Turn that the last tick wishes for, radians, growing towards larger y. */
  public double turn() {
    return locomotion.turn(core.left(), core.right());
  }

  /** Summed potentials of the left muscles in the last tick. */
  public double left() {
    return core.left();
  }

  /** Summed potentials of the right muscles in the last tick. */
  public double right() {
    return core.right();
  }

  /** Neurons that can fire. */
  public int neuronCount() {
    return neuronCount;
  }

  /** How muscles move the body. */
  public Locomotion locomotion() {
    return locomotion;
  }

  /** The neurons, to look at: spikes and potentials. */
  public NeuronCore core() {
    return core;
  }
}
