package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;

class OptionalFoodSensorTest {
  private static final int RUNS = 40;
  private static final int TICKS_AFTER = 30;

  @ParameterizedTest
  @CsvSource({
    "gopigo3, CLEAR, NACK",
    "gopigo3, RED, NO_REPLY",
    "gopigo3, CLEAR, CORRUPTED_REPLY",
    "gopigo2, RED, SENSOR_RESET",
    "hbridge, CLEAR, SENSOR_CUT_OFF",
    "gopigo3, GROVE, SENSOR_CUT_OFF",
    "gopigo3, GROVE, CORRUPTED_REPLY",
    "gopigo3, LINE, STUCK_BUS",
    "hbridge, LOW_LINE, STUCK_BUS",
  })
  void aRobotThatLosesAnOptionalFoodSensorDrivesOnAndNeverFaster(
      String name, FoodProfiles.Kind kind, Fault fault) {
    RobotProfile profile = FoodProfiles.of(name, kind, true);
    SplittableRandom random = new SplittableRandom(23);
    int fastestEver = 0;
    for (int run = 0; run < RUNS; run++) {
      try (Rig rig = new Rig(profile, Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
        rig.release();
        int ticksBefore = random.nextInt(1, 120);
        for (int tick = 0; tick < ticksBefore; tick++) {
          rig.tick();
          fastestEver = Math.max(fastestEver, peak(rig));
        }
        int fastest = peak(rig);
        rig.robot.injectIntoFoodSensor(fault);
        for (int tick = 0; tick < TICKS_AFTER; tick++) {
          assertEquals(TickOutcome.DRIVEN, rig.tick(), () -> "stopped: " + rig.stopReason());
          assertTrue(peak(rig) <= fastest, peak(rig) + " after " + fastest + " in run " + run);
        }
        assertEquals(StopReason.NONE, rig.stopReason());
      }
    }
    assertTrue(fastestEver > 0, "the robots moved");
  }

  private static int peak(Rig rig) {
    TickSample sample = rig.loop.sample();
    return Math.max(Math.abs(sample.leftCommand), Math.abs(sample.rightCommand));
  }
}
