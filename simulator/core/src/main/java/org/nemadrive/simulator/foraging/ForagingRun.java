package org.nemadrive.simulator.foraging;

import java.util.Optional;
import java.util.function.Supplier;
import org.nemadrive.simulator.body.Carrier;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;

/**
 * One run of a worm.
 *
 * @param layout the food
 * @param start where the body starts, at rest and seeing nothing
 * @param carrier makes what carries the worm in this run; without one that is what the settings say
 */
public record ForagingRun(FoodLayout layout, Pose start, Optional<Supplier<Carrier>> carrier) {
  /** A run in the body of the settings. */
  public static ForagingRun from(FoodLayout layout, Pose start) {
    return new ForagingRun(layout, start, Optional.empty());
  }
}
