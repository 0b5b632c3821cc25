package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.HcSr04Module;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.tick.TickSample;

class SensorFailureTest {
  private static final int RUNS = 60;
  private static final int TICKS_AFTER = 30;

  /** Codes of the facts that are no distances, and values no sensor can give. */
  private static final int[] GROVE_CODES = {0, 2, 14, 4301, 5010, 8190, 0xFFFF};

  private static final int[] GOPIGO2_CODES = {0, 901, 5010, 65_535};

  private static RobotProfile profile(String name, boolean optional) throws IOException {
    String text = Files.readString(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
    String marked = text.replace("failuresToStop: 2", "failuresToStop: 2\n    optional: true");
    return ProfileReader.read(ProfileFile.of(name, optional ? marked : text));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailureCodeOfTheGroveUltrasonicNeverMakesTheRobotFaster(boolean optional)
      throws IOException {
    law("gopigo3", optional, GROVE_CODES, (robot, code) -> robot.gopigo3().forceUltrasonic(code));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailureCodeOfTheGoPiGo2UltrasonicNeverMakesTheRobotFaster(boolean optional)
      throws IOException {
    law("gopigo2", optional, GOPIGO2_CODES, (robot, code) -> robot.gopigo2().forceUltrasonic(code));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailureCodeOfTheVl53l0xNeverMakesTheRobotFaster(boolean optional) throws IOException {
    law(
        "gopigo3-vl53l0x",
        optional,
        new int[] {0, 1, 4, 8192, 0xFFFF},
        (robot, code) -> robot.vl53l0x().force(code));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSilentOrStuckEchoNeverMakesTheRobotFaster(boolean optional) throws IOException {
    HcSr04Module.Trouble[] troubles = {
      HcSr04Module.Trouble.SILENT, HcSr04Module.Trouble.STUCK_HIGH
    };
    law("hbridge", optional, new int[] {0, 1}, (robot, i) -> robot.hcSr04().trouble(troubles[i]));
  }

  private static void law(
      String name, boolean optional, int[] codes, ObjIntConsumer<EmulatedRobot> fail)
      throws IOException {
    RobotProfile profile = profile(name, optional);
    SplittableRandom random = new SplittableRandom(5);
    int stopped = 0;
    for (int run = 0; run < RUNS; run++) {
      int before = random.nextInt(1, 120);
      int code = codes[run % codes.length];
      try (Rig rig = new Rig(profile, Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
        rig.release();
        int fastest = 0;
        for (int tick = 0; tick < before; tick++) {
          rig.tick();
          fastest = peak(rig);
        }
        fail.accept(rig.robot, code);
        // An HC-SR04 is only heard one tick after its trigger, so its failure is, too; a GoPiGo 2
        // is
        // asked for its range when the wheels were told.
        if (!(profile.board() instanceof BoardSettings.GoPiGo3)) {
          rig.tick();
          fastest = peak(rig);
        }
        for (int tick = 0; tick < TICKS_AFTER; tick++) {
          rig.tick();
          assertTrue(
              peak(rig) <= fastest,
              "run %d, code %d: %d after %d".formatted(run, code, peak(rig), fastest));
        }
        stopped += rig.stopReason() == StopReason.NONE ? 0 : 1;
        if (!optional) {
          assertEquals(StopReason.SENSOR_FAILED, rig.stopReason(), "code " + code);
        }
      }
    }
    assertEquals(optional ? 0 : RUNS, stopped, "runs that ended in a stop");
  }

  private static int peak(Rig rig) {
    TickSample sample = rig.loop.sample();
    return Math.max(Math.abs(sample.leftCommand), Math.abs(sample.rightCommand));
  }

  @Test
  void aRobotWhoseOptionalSensorRecoversMayRunAsFastAsBefore() throws IOException {
    RobotProfile profile = profile("gopigo3", true);
    try (Rig rig = new Rig(profile, Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
      rig.release();
      for (int tick = 0; tick < 30; tick++) {
        rig.tick();
      }
      rig.robot.gopigo3().forceUltrasonic(0);
      rig.tick();
      int capped = peak(rig);
      rig.robot.gopigo3().forceUltrasonic(-1);
      int fastest = 0;
      for (int tick = 0; tick < 200; tick++) {
        rig.tick();
        fastest = Math.max(fastest, peak(rig));
      }
      assertTrue(fastest > capped, fastest + " after recovery, " + capped + " while failing");
    }
  }
}
