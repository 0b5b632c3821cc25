package org.nemadrive.trainer.unseen;

import java.util.List;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;

/**
 * A path that takes no notice of anything: straight on, one corner, then a spiral.
 *
 * @param speed world units a tick
 * @param straightTicks ticks straight on, from 0
 * @param corner turn after them, radians
 * @param curve turn of the first tick of the spiral, radians
 * @param widening part by which each tick of the spiral turns less than the one before, from 0
 */
record BlindPath(double speed, double straightTicks, double corner, double curve, double widening) {
  private static final int TRIALS = 2000;
  private static final double WHOLLY_NEW = 0.2;

  /** Straight on for ever. */
  static BlindPath straight(double speed) {
    return new BlindPath(speed, Double.POSITIVE_INFINITY, 0, 0, 0);
  }

  /** The best of many tried on some layouts, by chance and by small steps. */
  static BlindPath best(List<FoodLayout> layouts, ForagingSettings settings, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double least = settings.locomotion().speed(0, 0);
    double most = settings.locomotion().maxSpeed();
    BlindPath best = straight(most);
    double bestFood = best.food(layouts, settings);
    for (int trial = 0; trial < TRIALS; trial++) {
      BlindPath path =
          random.nextDouble() < WHOLLY_NEW
              ? new BlindPath(
                  random.nextDouble(least, most),
                  random.nextDouble(0, 60),
                  random.nextDouble(-Math.PI, Math.PI),
                  random.nextDouble(-0.3, 0.3),
                  random.nextDouble(0, 0.02))
              : new BlindPath(
                  Math.clamp(best.speed + random.nextGaussian(), least, most),
                  Math.max(0, Math.min(best.straightTicks, 60) + 3 * random.nextGaussian()),
                  best.corner + 0.2 * random.nextGaussian(),
                  best.curve + 0.01 * random.nextGaussian(),
                  Math.max(0, best.widening + 0.002 * random.nextGaussian()));
      double food = path.food(layouts, settings);
      if (food >= bestFood) {
        best = path;
        bestFood = food;
      }
    }
    return best;
  }

  /** Food items eaten on the mean of some layouts. */
  double food(List<FoodLayout> layouts, ForagingSettings settings) {
    World world = new World(settings.world());
    int eaten = 0;
    for (FoodLayout layout : layouts) {
      world.reset(layout, settings.world().centre());
      double turn = curve;
      boolean turned = false;
      for (int tick = 0; tick < settings.ticks(); tick++) {
        if (tick < straightTicks) {
          world.move(0, speed);
        } else {
          world.move(turned ? turn : turn + corner, speed);
          turned = true;
          turn *= 1 - widening;
        }
      }
      eaten += world.eaten();
    }
    return (double) eaten / layouts.size();
  }
}
