package org.nemadrive.simulator.scenario;

import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervousSystem;

/** One worm on a robot that is not quite as its profile says. One for each thread. */
public final class ShakenForager {
  private final ForagingSettings settings;
  private final BodyModel body;
  private final NervousSystem nerves;
  private final World world;

  /**
   * A worm without weights yet.
   *
   * @param settings with a body whose motors are known
   */
  public ShakenForager(Connectome connectome, ForagingSettings settings) {
    this.settings = settings;
    this.body = settings.body().orElseThrow();
    this.nerves = settings.nervousSystem(connectome);
    this.world = new World(settings.world());
  }

  /** Takes over a genome: weights in canonical order, finite; copied. */
  public void load(double[] weights) {
    nerves.load(weights);
  }

  /** A whole run from the centre; the food items eaten by the pose that the robot believes. */
  public int forage(FoodLayout layout, Scenario scenario) {
    nerves.reset();
    world.reset(layout, settings.world().centre());
    ShakenRobot robot = new ShakenRobot(body, Optional.of(settings.world()), scenario);
    robot.place(world.x(), world.y(), world.heading());
    for (int tick = 0; tick < settings.ticks(); tick++) {
      nerves.tick(world.sense());
      robot.step(nerves.speed(), nerves.turn());
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
