package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.testing.Slow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the shipped worm of each board drive it with slip, load, inertia and latency, and prints the
 * table of hardware-profiles/README.md, "What noise costs", into the test's log. The seeds, and
 * with them a GoPiGo3's phase, are none that a training knew. More of them:
 * -Dnemadrive.noiseSeeds=30.
 */
@Slow
class NoisyRobotTest {
  private static final Logger LOG = LoggerFactory.getLogger(NoisyRobotTest.class);
  private static final int SEEDS = Integer.getInteger("nemadrive.noiseSeeds", 8);
  private static final long FIRST_SEED = 70_000;
  private static final int TICKS = ForagingSettings.DEFAULT_TICKS;
  private static final double KEPT = 0.95;
  private static final double KEPT_ON_THE_FLOOR = 0.75;

  /** One encoder channel and two ticks a second: its path has more turns than the others'. */
  private static final double KEPT_ON_THE_FLOOR_BY_GOPIGO2 = 0.55;

  /** Food eaten by the odometry's pose, and by the pose on the slipping floor. */
  private record Food(int believed, int floor) {}

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge", "hbridge-l298n"})
  void theShippedWormKeepsItsFoodOnWheelsThatSlipAndLag(String name) {
    RobotProfile profile = Rig.profile(name);
    TrainedWeights weights = Trained.forRobot(name);
    int simulated = simulated(profile, weights);
    Food[] noisy =
        IntStream.range(0, SEEDS)
            .mapToObj(seed -> drive(profile, weights, seed))
            .toArray(Food[]::new);
    LOG.info(
        "| {} | {} | {} | {} |",
        name,
        simulated,
        text(noisy, Food::believed),
        text(noisy, Food::floor));
    double floor = name.equals("gopigo2") ? KEPT_ON_THE_FLOOR_BY_GOPIGO2 : KEPT_ON_THE_FLOOR;
    assertTrue(simulated > 30, "the worm eats " + simulated);
    assertTrue(mean(noisy, Food::believed) >= KEPT * simulated, name + text(noisy, Food::believed));
    assertTrue(mean(noisy, Food::floor) >= floor * simulated, name + text(noisy, Food::floor));
    assertEquals(noisy[0], drive(profile, weights, 0), "the same seed gives the same drive");
  }

  private static int simulated(RobotProfile profile, TrainedWeights weights) {
    Forager forager =
        new Forager(
            weights.connectome(), ForagingSettings.of(weights.dynamics()).withBody(profile.body()));
    forager.load(weights.genome());
    forager.forage(Trained.pentagonFood());
    return forager.foodEaten();
  }

  private static double mean(Food[] drives, ToIntFunction<Food> kind) {
    return Arrays.stream(drives).mapToInt(kind).average().orElseThrow();
  }

  private static String text(Food[] drives, ToIntFunction<Food> kind) {
    int[] sorted = Arrays.stream(drives).mapToInt(kind).sorted().toArray();
    return String.format(
        Locale.ROOT, "%.2f (%d to %d)", mean(drives, kind), sorted[0], sorted[sorted.length - 1]);
  }

  private static Food drive(RobotProfile profile, TrainedWeights weights, int seed) {
    FoodLayout layout = Trained.pentagonFood();
    World truth = new World(WorldParameters.DEFAULT);
    truth.reset(layout, WorldParameters.DEFAULT.centre());
    Realism realism = Realism.noisy(profile.body().periodNs(), FIRST_SEED + seed);
    try (Rig rig = new Rig(profile, weights, layout, realism)) {
      rig.release();
      for (int tick = 0; tick <= TICKS; tick++) {
        rig.tick();
        assertEquals(StopReason.NONE, rig.stopReason(), () -> "noise is no fault, " + realism);
        assertFalse(rig.loop.sample().motorWarning, () -> "the motors are right, " + realism);
        truth.moveTo(rig.robot.floor().x(), rig.robot.floor().y(), rig.robot.floor().heading());
      }
      return new Food(rig.world().eaten(), truth.eaten());
    }
  }
}
