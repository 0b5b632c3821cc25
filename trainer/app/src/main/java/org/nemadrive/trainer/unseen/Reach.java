package org.nemadrive.trainer.unseen;

import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;

/**
 * How much food of a layout any body could eat in the time that a worm has, whatever steers it.
 *
 * @param found items that a path eats which was found by search, walked in the world
 * @param most items that no path can exceed, from {@code found} up
 */
public record Reach(int found, int most) {

  /**
   * Searches for a path and bounds all others; takes seconds to minutes.
   *
   * @param settings speeds, world and ticks; without a robot's body
   * @param seed of the search
   */
  public static Reach of(FoodLayout layout, ForagingSettings settings, long seed) {
    int found = PathSearch.food(layout, settings, seed);
    double length = settings.ticks() * settings.locomotion().maxSpeed();
    return new Reach(found, new LengthBound(layout, settings.world()).most(length, found));
  }
}
