package org.nemadrive.trainer.figure.path;

import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;

/**
 * The path of one foraging run.
 *
 * @param layout the food that was laid out
 * @param x world units, at the start and after each tick; shape (ticks + 1)
 * @param y world units, as {@code x}
 * @param foodEaten items eaten
 */
public record WormPath(FoodLayout layout, double[] x, double[] y, int foodEaten) {

  /** Lets a genome forage from the centre and keeps its path. */
  public static WormPath of(
      Connectome connectome, ForagingSettings settings, double[] genome, FoodLayout layout) {
    Pose start = settings.world().centre();
    double[] x = new double[settings.ticks() + 1];
    double[] y = new double[settings.ticks() + 1];
    x[0] = start.x();
    y[0] = start.y();
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    forager.forage(
        layout,
        start,
        (tick, core, world) -> {
          x[tick + 1] = world.x();
          y[tick + 1] = world.y();
        });
    return new WormPath(layout, x, y, forager.foodEaten());
  }

  /** Whether the path came nearer to item i than the range in which food is eaten. */
  boolean eats(int i, double consumptionRange) {
    for (int t = 1; t < x.length; t++) {
      if (Math.hypot(x[t] - layout.x(i), y[t] - layout.y(i)) < consumptionRange) {
        return true;
      }
    }
    return false;
  }
}
