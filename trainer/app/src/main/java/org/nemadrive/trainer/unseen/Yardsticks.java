package org.nemadrive.trainer.unseen;

import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.FoodLayout;

/**
 * What a worm that has learned to forage must beat: food items eaten on the mean of some layouts.
 *
 * @param untrained by the biological worm
 * @param straight by whoever walks straight on at full speed
 * @param blind by the best blind path, chosen on other layouts drawn in the same way
 */
public record Yardsticks(double untrained, double straight, double blind) {
  /** No run trains from this seed, nor is it that of unseen layouts. */
  private static final long OTHER_SEED = -1;

  /**
   * Measures them.
   *
   * @param task as people write it
   * @param seed of its layouts
   */
  public static Yardsticks of(
      String task, long seed, Connectome connectome, ForagingSettings settings) {
    List<FoodLayout> layouts = ForagingTask.parse(task, settings.world(), seed).layouts();
    List<FoodLayout> others = ForagingTask.parse(task, settings.world(), OTHER_SEED).layouts();
    return new Yardsticks(
        FoodOn.of(layouts, connectome.biologicalWeights(), connectome, settings).mean(),
        BlindPath.straight(settings.locomotion().maxSpeed()).food(layouts, settings),
        BlindPath.best(others, settings, OTHER_SEED).food(layouts, settings));
  }
}
