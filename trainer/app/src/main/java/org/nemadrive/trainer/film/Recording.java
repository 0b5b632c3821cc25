package org.nemadrive.trainer.film;

import java.util.Arrays;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.trainer.figure.path.WormPath;

/**
 * All that can be seen of one foraging run.
 *
 * @param path where the worm went, over which food
 * @param heading radians, at the start and after each tick; shape (ticks + 1)
 * @param fired neurons that fired in each tick, ascending; shape (ticks, varying)
 * @param sense what the world stimulated in each tick; shape (ticks)
 * @param left summed potential of the left muscles in each tick; shape (ticks)
 * @param right summed potential of the right muscles in each tick; shape (ticks)
 * @param eatenAt tick in which each food item was eaten, -1 for one that was left; shape (items)
 */
public record Recording(
    WormPath path,
    double[] heading,
    int[][] fired,
    World.Sense[] sense,
    double[] left,
    double[] right,
    int[] eatenAt) {

  /** Lets a genome forage from the centre and records it. */
  public static Recording of(
      Connectome connectome, ForagingSettings settings, double[] genome, FoodLayout layout) {
    int ticks = settings.ticks();
    Pose start = settings.world().centre();
    double[] x = new double[ticks + 1];
    double[] y = new double[ticks + 1];
    double[] heading = new double[ticks + 1];
    int[][] fired = new int[ticks][];
    World.Sense[] sense = new World.Sense[ticks];
    double[] left = new double[ticks];
    double[] right = new double[ticks];
    int[] eatenAt = new int[layout.count()];
    Arrays.fill(eatenAt, -1);
    x[0] = start.x();
    y[0] = start.y();
    heading[0] = start.heading();
    sense[0] = World.Sense.NOTHING;
    double range = settings.world().consumptionRange();
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    forager.forage(
        layout,
        start,
        (tick, core, world) -> {
          x[tick + 1] = world.x();
          y[tick + 1] = world.y();
          heading[tick + 1] = world.heading();
          fired[tick] = new int[core.spikeCount()];
          Arrays.setAll(fired[tick], core::spike);
          left[tick] = core.left();
          right[tick] = core.right();
          if (tick + 1 < ticks) {
            sense[tick + 1] = world.sense();
          }
          for (int item = 0; item < eatenAt.length; item++) {
            double dx = layout.x(item) - world.x();
            double dy = layout.y(item) - world.y();
            if (eatenAt[item] < 0 && Math.sqrt(dx * dx + dy * dy) < range) {
              eatenAt[item] = tick;
            }
          }
        });
    return new Recording(
        new WormPath(layout, x, y, forager.foodEaten()),
        heading,
        fired,
        sense,
        left,
        right,
        eatenAt);
  }

  /** Number of ticks. */
  public int ticks() {
    return fired.length;
  }

  /** Food items eaten in the first so many ticks. */
  public int foodEatenAfter(int ticks) {
    return (int) Arrays.stream(eatenAt).filter(tick -> tick >= 0 && tick < ticks).count();
  }
}
