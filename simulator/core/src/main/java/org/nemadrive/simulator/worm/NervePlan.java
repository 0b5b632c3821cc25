package org.nemadrive.simulator.worm;

import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.neuron.Wiring;
import org.nemadrive.simulator.world.World;

/**
 * Which groups of a connectome the world touches and the body reads. Another mapped animal needs
 * another plan and nothing else.
 *
 * @param food group stimulated when food is in range
 * @param touch group stimulated when a wall is near
 * @param left group of muscles that drives the left side
 * @param right group of muscles that drives the right side
 */
public record NervePlan(String food, String touch, String left, String right) {
  /** Stimulus index of the food group in {@link #wire}. */
  public static final int FOOD = 0;

  /** Stimulus index of the touch group in {@link #wire}. */
  public static final int TOUCH = 1;

  private static final NervePlan PAPER = new NervePlan("food", "touch", "left", "right");
  private static final NervePlan GOPIGO = new NervePlan("food", "touch", "left", "gopigo_right");

  /** The plan that belongs to a dynamics for the connectome that ships with Nemadrive. */
  public static NervePlan of(Dynamics dynamics) {
    return switch (dynamics) {
      case SYNCHRONOUS -> PAPER;
      case GOPIGO -> GOPIGO;
    };
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
    return new Wiring(connectome, List.of(food, touch), left, right);
  }
}
