package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.StopReason;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class NoisyRobotTest {
  private static final Logger LOG = LoggerFactory.getLogger(NoisyRobotTest.class);
  private static final int SEEDS = 20;
  private static final int TICKS = ForagingSettings.DEFAULT_TICKS;

  /** Food eaten by the odometry's pose, and by the pose on the slipping floor. */
  private record Food(int virtual, int trueFloor) {}

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge", "hbridge-l298n"})
  void slipInertiaAndLatencyAreNoFaultsAndTheRobotKeepsEating(String name) {
    RobotProfile profile = Rig.profile(name);
    Food ideal = drive(profile, Realism.IDEAL);
    Food[] noisy =
        IntStream.range(0, SEEDS)
            .mapToObj(seed -> drive(profile, Realism.noisy(profile.body().periodNs(), seed)))
            .toArray(Food[]::new);
    double mean = IntStream.range(0, SEEDS).map(i -> noisy[i].virtual()).average().orElseThrow();
    double floor = IntStream.range(0, SEEDS).map(i -> noisy[i].trueFloor()).average().orElseThrow();
    int least = IntStream.range(0, SEEDS).map(i -> noisy[i].virtual()).min().orElseThrow();
    int most = IntStream.range(0, SEEDS).map(i -> noisy[i].virtual()).max().orElseThrow();
    LOG.info(
        "{}: ideal {}, 20 noisy seeds mean {} ({} to {}), by the true pose {}",
        name,
        ideal.virtual(),
        mean,
        least,
        most,
        floor);
    assertTrue(most > 0, "no noisy robot found any food");
    assertEquals(
        noisy[SEEDS - 1],
        drive(profile, Realism.noisy(profile.body().periodNs(), SEEDS - 1)),
        "the same seed gives the same drive");
  }

  private static Food drive(RobotProfile profile, Realism realism) {
    FoodLayout layout = Trained.pentagonFood();
    World truth = new World(WorldParameters.DEFAULT);
    truth.reset(layout, WorldParameters.DEFAULT.centre());
    try (Rig rig = new Rig(profile, Trained.forRobot(profile.name()), layout, realism)) {
      rig.release();
      for (int tick = 0; tick <= TICKS; tick++) {
        rig.tick();
        assertEquals(StopReason.NONE, rig.stopReason(), "in tick " + tick + " of " + realism);
        truth.moveTo(rig.robot.floor().x(), rig.robot.floor().y(), rig.robot.floor().heading());
      }
      return new Food(rig.world().eaten(), truth.eaten());
    }
  }
}
