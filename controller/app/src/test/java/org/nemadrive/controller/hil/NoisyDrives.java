package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * A worm that drives its emulated robot again and again, with 2 % wheel slip and load, inertia, one
 * tick of latency and whole encoder counts.
 *
 * @param simulated food it eats in the trainer's body
 * @param all what it ate in each drive
 */
public record NoisyDrives(int simulated, List<Food> all) {
  /**
   * Noise of the published tables; worms are chosen by other seeds, and trained by none of them.
   */
  static final long FIRST_SEED = 70_000;

  /**
   * Food eaten in one drive.
   *
   * @param believed by the pose that the robot believes
   * @param floor by its true pose on the slipping floor
   */
  public record Food(int believed, int floor) {}

  /** Drives once with the noise of each of these seeds. */
  static NoisyDrives of(
      RobotProfile profile, TrainedWeights weights, FoodLayout layout, long firstSeed, int seeds) {
    List<Food> all =
        IntStream.range(0, seeds)
            .mapToObj(seed -> drive(profile, weights, layout, firstSeed + seed))
            .toList();
    return new NoisyDrives(simulated(profile, weights, layout), all);
  }

  /** Food the worm eats in the trainer's body, where nothing is noisy. */
  public static int simulated(RobotProfile profile, TrainedWeights weights, FoodLayout layout) {
    Forager forager =
        new Forager(
            weights.connectome(), ForagingSettings.of(weights.dynamics()).withBody(profile.body()));
    forager.load(weights.genome());
    forager.forage(layout);
    return forager.foodEaten();
  }

  /** One drive of 250 ticks; noise is no fault, and the motors are as the profile says. */
  public static Food drive(
      RobotProfile profile, TrainedWeights weights, FoodLayout layout, long seed) {
    World truth = new World(WorldParameters.DEFAULT);
    truth.reset(layout, WorldParameters.DEFAULT.centre());
    Realism realism = Realism.noisy(profile.body().periodNs(), seed);
    try (Rig rig = new Rig(profile, weights, layout, realism)) {
      rig.release();
      for (int tick = 0; tick <= ForagingSettings.DEFAULT_TICKS; tick++) {
        rig.tick();
        assertEquals(StopReason.NONE, rig.stopReason(), () -> "noise is no fault, " + realism);
        assertFalse(rig.loop.sample().motorWarning, () -> "the motors are right, " + realism);
        truth.moveTo(rig.robot.floor().x(), rig.robot.floor().y(), rig.robot.floor().heading());
      }
      return new Food(rig.world().eaten(), truth.eaten());
    }
  }

  double believed() {
    return mean(Food::believed);
  }

  double floor() {
    return mean(Food::floor);
  }

  private double mean(ToIntFunction<Food> kind) {
    return all.stream().mapToInt(kind).average().orElseThrow();
  }

  /** Columns of a table: food in training, believed and on the floor, mean and least to most. */
  @Override
  public String toString() {
    return simulated + " | " + text(Food::believed) + " | " + text(Food::floor);
  }

  private String text(ToIntFunction<Food> kind) {
    int[] sorted = all.stream().mapToInt(kind).sorted().toArray();
    return String.format(
        Locale.ROOT, "%.2f (%d to %d)", mean(kind), sorted[0], sorted[sorted.length - 1]);
  }
}
