package org.nemadrive.trainer.unseen;

import java.util.IntSummaryStatistics;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;

/**
 * Food items that a worm eats on some layouts.
 *
 * @param mean of all layouts
 * @param least on any
 * @param most on any
 */
public record FoodOn(double mean, int least, int most) {
  static FoodOn of(
      List<FoodLayout> layouts, double[] genome, Connectome connectome, ForagingSettings settings) {
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    IntSummaryStatistics food = new IntSummaryStatistics();
    for (FoodLayout layout : layouts) {
      forager.forage(layout);
      food.accept(forager.foodEaten());
    }
    return new FoodOn(food.getAverage(), food.getMin(), food.getMax());
  }
}
