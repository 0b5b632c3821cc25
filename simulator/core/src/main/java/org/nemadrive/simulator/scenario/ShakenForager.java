package org.nemadrive.simulator.scenario;

import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Locomotion;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;

/** One worm on a robot that is not quite as its profile says. One for each thread. */
public final class ShakenForager {
  private final ForagingSettings settings;
  private final BodyModel body;
  private final Locomotion locomotion;
  private final NeuronCore core;
  private final World world;

  /**
   * A worm without weights yet.
   *
   * @param settings with a body whose motors are known
   */
  public ShakenForager(Connectome connectome, ForagingSettings settings) {
    this.settings = settings;
    this.body = settings.body().orElseThrow();
    this.locomotion = settings.locomotion();
    this.core =
        NeuronCore.of(
            settings.nerves().wire(connectome), settings.dynamics(), settings.threshold());
    this.world = new World(settings.world());
  }

  /** Takes over a genome: weights in canonical order, finite; copied. */
  public void load(double[] weights) {
    core.load(weights);
  }

  /** A whole run from the centre; the food items eaten by the pose that the robot believes. */
  public int forage(FoodLayout layout, Scenario scenario) {
    core.reset();
    world.reset(layout, settings.world().centre());
    ShakenRobot robot = new ShakenRobot(body, Optional.of(settings.world()), scenario);
    robot.place(world.x(), world.y(), world.heading());
    for (int tick = 0; tick < settings.ticks(); tick++) {
      core.tick(NervePlan.stimulus(world.sense()));
      double left = core.left();
      double right = core.right();
      robot.step(locomotion.speed(left, right), locomotion.turn(left, right));
      robot.carry(world);
    }
    return world.eaten();
  }

  /**
   * Runs in scenarios that were drawn anew, on all layouts of a task.
   *
   * @param seed of the scenarios
   * @param scenarios how many of them, 1 or more
   */
  public FoodInScenarios forage(Iterable<FoodLayout> layouts, long seed, int scenarios) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    long sum = 0;
    for (int number = 0; number < scenarios; number++) {
      Scenario scenario = Scenario.draw(seed, number);
      int eaten = 0;
      for (FoodLayout layout : layouts) {
        eaten += forage(layout, scenario);
      }
      least = Math.min(least, eaten);
      most = Math.max(most, eaten);
      sum += eaten;
    }
    return new FoodInScenarios(scenarios, (double) sum / scenarios, least, most);
  }
}
