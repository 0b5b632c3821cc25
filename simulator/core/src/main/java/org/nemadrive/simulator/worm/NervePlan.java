package org.nemadrive.simulator.worm;

import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.neuron.Wiring;
import org.nemadrive.simulator.world.World;

/**
 * Which groups of a connectome the world touches and the body reads. A connectome may have a group
 * of its own for a dynamics, named {@code <dynamics>_<group>}: that goes before the general one.
 *
 * @param food group stimulated when food is in range
 * @param touch group stimulated when a wall is near
 * @param left group of muscles that drives the left side
 * @param right group of muscles that drives the right side
 * @param ownPrefix what the names of groups for this dynamics alone begin with
 */
public record NervePlan(String food, String touch, String left, String right, String ownPrefix) {
  /** Stimulus index of the food group in {@link #wire}. */
  public static final int FOOD = 0;

  /** Stimulus index of the touch group in {@link #wire}. */
  public static final int TOUCH = 1;

  /** The plan that belongs to a dynamics, for any connectome. */
  public static NervePlan of(Dynamics dynamics) {
    return new NervePlan("food", "touch", "left", "right", dynamics.key() + "_");
  }

  /** The same with the names of the groups that a connectome has. */
  public NervePlan in(Connectome connectome) {
    return new NervePlan(
        own(connectome, food),
        own(connectome, touch),
        own(connectome, left),
        own(connectome, right),
        ownPrefix);
  }

  private String own(Connectome connectome, String group) {
    return connectome.groups().containsKey(ownPrefix + group) ? ownPrefix + group : group;
  }

  /** What a sense of the world stimulates: an index in {@link #wire}, or nothing. */
  public static int stimulus(World.Sense sense) {
    return switch (sense) {
      case NOTHING -> NeuronCore.NO_STIMULUS;
      case FOOD -> NervePlan.FOOD;
      case TOUCH -> NervePlan.TOUCH;
    };
  }

  /**
   * Lays a connectome out for the neuron core by this plan.
   *
   * @throws IllegalArgumentException if the connectome lacks a group of the plan
   */
  public Wiring wire(Connectome connectome) {
    NervePlan plan = in(connectome);
    return new Wiring(connectome, List.of(plan.food, plan.touch), plan.left, plan.right);
  }
}
