package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.profile.ProfileFile;

/** What range finders tell of true distances, and how a VL53L0X is started. */
class RangeFinderTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");

  private static Rig rig(RobotProfile profile) {
    return new Rig(profile, Trained.pentagon(), Trained.pentagonFood(), new Realism(true, 0, 0, 4));
  }

  @ParameterizedTest
  @CsvSource({"100, 15", "230, 10", "400, 12", "1000, 10", "3000, 30"})
  void anUltrasonicSensorOfAGoPiGo2TellsTrueMillimetres(double mm, double off) {
    try (Rig rig = rig(Rig.profile("gopigo2"))) {
      rig.robot.floor().forceRangeMm(mm);
      rig.release();
      rig.drive(2);
      assertEquals(mm, rig.loop.sample().rangeMm, off);
    }
  }

  @Test
  void aRoomLargerThanAnUltrasonicSensorSeesIsNoFailure() {
    try (Rig rig = rig(Rig.profile("gopigo2"))) {
      rig.robot.floor().forceRangeMm(9000);
      rig.release();
      rig.drive(50);
      assertTrue(Double.isNaN(rig.loop.sample().rangeMm), "nothing in range");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x29", "0x2A"})
  void aVl53l0xThatADeadProgramLeftRangingIsStartedAnew(String address) throws IOException {
    String text =
        Files.readString(PROFILES.resolve("gopigo3-vl53l0x.yaml"))
            .replace("address: 0x29 ", "address: " + address + " ");
    try (Rig rig = rig(ProfileReader.read(ProfileFile.of("moved", text)))) {
      rig.robot.floor().forceRangeMm(700);
      for (int start = 0; start < 3; start++) {
        // A release while it ranges: nobody stopped the sensor meanwhile.
        rig.mode.stop("test");
        rig.tick();
        rig.release();
        rig.drive(5);
        assertEquals(700, rig.loop.sample().rangeMm, 1);
        assertEquals(Integer.decode(address), rig.robot.vl53l0x().address());
      }
    }
  }

  @Test
  void aVl53l0xAndAColourSensorShareABus() throws IOException {
    String text =
        Files.readString(PROFILES.resolve("gopigo3-vl53l0x.yaml"))
            .replace("address: 0x29 ", "address: 0x2A ")
            .replace(
                "source: virtual",
                "source: sensor\n  sensor: {kind: tcs34725, channel: clear, threshold: 0.45}");
    try (Rig rig = rig(ProfileReader.read(ProfileFile.of("shared", text)))) {
      rig.robot.floor().forceRangeMm(700);
      rig.release();
      rig.drive(20);
      assertEquals(700, rig.loop.sample().rangeMm, 1);
    }
  }

  /** Range status, and whether it is a distance, nothing in range, or a failure. */
  @ParameterizedTest
  @CsvSource({"11, distance", "4, nothing", "2, failure", "8, failure"})
  void onlyOneRangeStatusIsADistance(int status, String meaning) {
    try (Rig rig = rig(Rig.profile("gopigo3-vl53l0x"))) {
      rig.robot.floor().forceRangeMm(700);
      rig.release();
      rig.drive(5);
      rig.robot.vl53l0x().forceStatus(status);
      for (int i = 0; i < 4; i++) {
        rig.tick();
      }
      assertEquals(
          meaning.equals("failure") ? StopReason.SENSOR_FAILED : StopReason.NONE, rig.stopReason());
      if (rig.stopReason() == StopReason.NONE) {
        assertEquals(meaning.equals("nothing"), Double.isNaN(rig.loop.sample().rangeMm));
      }
    }
  }
}
