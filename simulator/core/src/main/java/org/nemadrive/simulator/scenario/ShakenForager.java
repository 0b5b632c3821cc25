package org.nemadrive.simulator.scenario;

import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingRun;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;

/** Counts what one worm eats in scenarios that were drawn anew. One for each thread. */
public final class ShakenForager {
  private static final TickObserver NOBODY = (tick, core, world) -> {};

  private final ForagingSettings settings;
  private final Forager forager;
  private final World floor;

  /** A worm without weights yet. */
  public ShakenForager(Connectome connectome, ForagingSettings settings) {
    this.settings = settings;
    this.forager = new Forager(connectome, settings);
    this.floor = new World(settings.world());
  }

  /** Takes over a genome: weights in canonical order, finite; copied. */
  public void load(double[] weights) {
    forager.load(weights);
  }

  /**
   * Runs in scenarios, on all layouts of a task.
   *
   * @param shaking how the scenarios differ, and how many there are
   * @param seed of the scenarios
   */
  public FoodInScenarios forage(Shaking shaking, List<FoodLayout> layouts, long seed) {
    List<ForagingRun> runs = shaking.draw(settings, layouts, seed);
    int least = Integer.MAX_VALUE;
    int most = 0;
    long sum = 0;
    long floorSum = 0;
    for (int scenario = 0; scenario < shaking.scenarios(); scenario++) {
      int eaten = 0;
      for (int layout = 0; layout < layouts.size(); layout++) {
        floorSum += forage(runs.get(scenario * layouts.size() + layout));
        eaten += forager.foodEaten();
      }
      least = Math.min(least, eaten);
      most = Math.max(most, eaten);
      sum += eaten;
    }
    double scenarios = shaking.scenarios();
    return new FoodInScenarios(
        shaking.scenarios(), sum / scenarios, least, most, floorSum / scenarios);
  }

  /** Runs, and returns what was eaten by the pose on the floor. */
  private int forage(ForagingRun run) {
    if (run.carrier().isEmpty()) {
      forager.forage(run, NOBODY);
      return forager.foodEaten();
    }
    ShakenRobot robot = (ShakenRobot) run.carrier().get().get();
    floor.reset(run.layout(), run.start());
    forager.forage(
        new ForagingRun(run.layout(), run.start(), Optional.of(() -> robot)),
        (tick, core, world) ->
            floor.moveTo(robot.floor().x(), robot.floor().y(), robot.floor().heading()));
    return floor.eaten();
  }
}
