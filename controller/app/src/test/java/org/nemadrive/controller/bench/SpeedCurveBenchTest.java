package org.nemadrive.controller.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;

class SpeedCurveBenchTest {
  /** Speeds at a quarter, a half, three quarters and all of the duty, from the profiles by hand. */
  @ParameterizedTest
  @CsvSource({
    "gopigo2, 0.15, 0.0467, 0.15, 0.2417, 0.32",
    "hbridge, 0.12, 0.08, 0.20, 0.31, 0.40",
    "hbridge-l298n, 0.15, 0.05, 0.16, 0.255, 0.34"
  })
  void theMeasuredCurveIsTheOneTheEmulatedMotorsHave(
      String name, double stands, double quarter, double half, double threeQuarters, double full)
      throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
    ManualClock clock = new ManualClock();
    EmulatedRobot emulated = new EmulatedRobot(profile, clock, new Realism(true, 0, 0, 1));
    try (Pi4jWires wires = new Pi4jWires(emulated.context(), clock)) {
      Robot robot = new RobotAssembler(wires, clock).assembleForBench(profile);
      SpeedCurveBench.Curve curve =
          new SpeedCurveBench(robot.board(), profile.body(), clock).measure();
      assertEquals(stands, curve.duty().get(0), 0.05, "largest duty at rest");
      double[] expected = {0, quarter, half, threeQuarters, full};
      assertEquals(expected.length, curve.speedMps().size(), curve.yaml());
      for (int i = 0; i < expected.length; i++) {
        // A GoPiGo 2 counts every 11 mm, that is 6 mm/s in two seconds.
        assertEquals(expected[i], curve.speedMps().get(i), 0.008, curve.yaml());
      }
      assertTrue(curve.yaml().contains("speedMps: [0.000, "), curve.yaml());
      assertTrue(emulated.floor().motorsOff(), "the motors are off afterwards");
    }
  }
}
