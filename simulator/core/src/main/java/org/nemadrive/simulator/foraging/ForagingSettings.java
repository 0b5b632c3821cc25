package org.nemadrive.simulator.foraging;

import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.Locomotion;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.simulator.worm.NervePlan;
import org.nemadrive.simulator.worm.NervousSystem;
import org.nemadrive.simulator.worm.Worm;

/**
 * How a foraging run is made.
 *
 * @param dynamics order of deliveries within a tick
 * @param threshold magnitude of the potential above which a neuron fires
 * @param nerves groups of the connectome that the world touches and the body reads
 * @param locomotion how muscles move the body
 * @param world constants of the world
 * @param ticks length T of a run in ticks (Eq. 5), 250 in the paper
 * @param body the robot that carries the worm; without one, the worm moves as the paper says
 */
public record ForagingSettings(
    Dynamics dynamics,
    double threshold,
    NervePlan nerves,
    Locomotion locomotion,
    WorldParameters world,
    int ticks,
    Optional<BodyModel> body) {
  /** Ticks of a run in the paper. */
  public static final int DEFAULT_TICKS = 250;

  public ForagingSettings {
    if (ticks < 1) {
      throw new IllegalArgumentException("ticks " + ticks + ", needs 1 or more");
    }
  }

  /** Settings of a worm without a robot. */
  public ForagingSettings(
      Dynamics dynamics,
      double threshold,
      NervePlan nerves,
      Locomotion locomotion,
      WorldParameters world,
      int ticks) {
    this(dynamics, threshold, nerves, locomotion, world, ticks, Optional.empty());
  }

  /** The same with runs of another length. */
  public ForagingSettings withTicks(int newTicks) {
    return new ForagingSettings(dynamics, threshold, nerves, locomotion, world, newTicks, body);
  }

  /** The same with a robot's body around the worm. */
  public ForagingSettings withBody(BodyModel robot) {
    return new ForagingSettings(
        dynamics, threshold, nerves, locomotion, world, ticks, Optional.of(robot));
  }

  /** The paper's settings, or for {@link Dynamics#GOPIGO} those of the seed project's code. */
  public static ForagingSettings of(Dynamics dynamics) {
    return new ForagingSettings(
        dynamics,
        NeuronCore.DEFAULT_THRESHOLD,
        NervePlan.of(dynamics),
        NervousSystem.locomotion(dynamics),
        WorldParameters.DEFAULT,
        DEFAULT_TICKS);
  }

  /** A worm that runs so, with all weights 0 until its nervous system loads some. */
  public Worm worm(Connectome connectome) {
    return new Worm(nervousSystem(connectome), world, body);
  }

  /** A nervous system that runs so, with all weights 0 until it loads some. */
  public NervousSystem nervousSystem(Connectome connectome) {
    return new NervousSystem(connectome, dynamics, threshold, nerves, locomotion);
  }
}
