package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.weights.TrainedWeights;
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
  private static final long FIRST_SEED = NoisyDrives.FIRST_SEED;
  private static final double KEPT = 0.95;
  private static final double KEPT_ON_THE_FLOOR = 0.75;

  /** One encoder channel and two ticks a second: its path has more turns than the others'. */
  private static final double KEPT_ON_THE_FLOOR_BY_GOPIGO2 = 0.55;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gopigo3",
        "gopigo3-vl53l0x",
        "gopigo2",
        "gopigo2-vl53l0x",
        "hbridge",
        "hbridge-l298n"
      })
  void theShippedWormKeepsItsFoodOnWheelsThatSlipAndLag(String name) {
    RobotProfile profile = Rig.profile(name);
    TrainedWeights weights = Trained.forRobot(name);
    NoisyDrives drives =
        NoisyDrives.of(profile, weights, Trained.pentagonFood(), FIRST_SEED, SEEDS);
    int simulated = drives.simulated();
    LOG.info("| {} | {} |", name, drives);
    double floor = name.startsWith("gopigo2") ? KEPT_ON_THE_FLOOR_BY_GOPIGO2 : KEPT_ON_THE_FLOOR;
    assertTrue(simulated > 30, "the worm eats " + simulated);
    assertTrue(drives.believed() >= KEPT * simulated, name + ": " + drives);
    assertTrue(drives.floor() >= floor * simulated, name + ": " + drives);
    assertEquals(
        drives.all().getFirst(),
        NoisyDrives.of(profile, weights, Trained.pentagonFood(), FIRST_SEED, 1).all().getFirst(),
        "the same seed gives the same drive");
  }
}
