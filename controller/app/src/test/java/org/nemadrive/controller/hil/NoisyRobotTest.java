package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
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
 * Prints the table of hardware-profiles/README.md, "What noise costs", into the test's log: each
 * board with the worm trained without a body and with the one trained for its body by {@code
 * trainer train --task pentagon --profile FILE --evaluations 100000}.
 */
@Slow
class NoisyRobotTest {
  private static final Logger LOG = LoggerFactory.getLogger(NoisyRobotTest.class);
  private static final int SEEDS = 20;
  private static final double AT_THE_WALL_MM = 20;
  private static final int TICKS = ForagingSettings.DEFAULT_TICKS;

  /** Food eaten by the odometry's pose, and by the pose on the slipping floor. */
  private record Food(int virtual, int trueFloor) {}

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge", "hbridge-l298n"})
  void slipInertiaAndLatencyAreNoFaultsAndTheRobotKeepsEating(String name) {
    RobotProfile profile = Rig.profile(name);
    int most = 0;
    for (boolean forBody : new boolean[] {false, true}) {
      TrainedWeights weights = forBody ? Trained.forRobot(name) : Trained.pentagon();
      Food ideal = drive(profile, weights, Realism.IDEAL);
      Food[] noisy =
          IntStream.range(0, SEEDS)
              .mapToObj(
                  seed -> drive(profile, weights, Realism.noisy(profile.body().periodNs(), seed)))
              .toArray(Food[]::new);
      int[] eaten = Arrays.stream(noisy).mapToInt(Food::virtual).sorted().toArray();
      double onFloor = Arrays.stream(noisy).mapToInt(Food::trueFloor).average().orElseThrow();
      most = Math.max(most, eaten[SEEDS - 1]);
      LOG.info(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.1f (%d to %d) | %.1f |",
              name,
              forBody ? "for this body" : "without a body",
              ideal.virtual(),
              Arrays.stream(eaten).average().orElseThrow(),
              eaten[0],
              eaten[SEEDS - 1],
              onFloor));
      assertEquals(
          noisy[SEEDS - 1],
          drive(profile, weights, Realism.noisy(profile.body().periodNs(), SEEDS - 1)),
          "the same seed gives the same drive");
    }
    assertTrue(most > 0, "no noisy robot found any food");
  }

  private static Food drive(RobotProfile profile, TrainedWeights weights, Realism realism) {
    FoodLayout layout = Trained.pentagonFood();
    World truth = new World(WorldParameters.DEFAULT);
    truth.reset(layout, WorldParameters.DEFAULT.centre());
    try (Rig rig = new Rig(profile, weights, layout, realism)) {
      rig.release();
      for (int tick = 0; tick <= TICKS; tick++) {
        rig.tick();
        if (rig.stopReason() != StopReason.NONE) {
          // Virtual walls hold no wheel: who pushes against one for long gets to the room's wall.
          assertTrue(
              rig.robot.floor().rangeMm() < AT_THE_WALL_MM,
              () -> rig.stopReason() + " far from any wall, " + realism);
          break;
        }
        truth.moveTo(rig.robot.floor().x(), rig.robot.floor().y(), rig.robot.floor().heading());
      }
      return new Food(rig.world().eaten(), truth.eaten());
    }
  }
}
