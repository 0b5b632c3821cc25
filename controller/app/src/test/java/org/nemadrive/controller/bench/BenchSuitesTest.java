package org.nemadrive.controller.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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

class BenchSuitesTest {
  @ParameterizedTest
  @CsvSource({"gopigo3, 8", "gopigo2, 2", "hbridge, 1", "hbridge-l298n, 1"})
  void everyFactIsConfirmedByABoardThatBehavesAsItsFactsSayAndLeftWithMotorsOff(
      String name, int expected) throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
    ManualClock clock = new ManualClock();
    EmulatedRobot emulated = new EmulatedRobot(profile, clock, new Realism(true, 0, 0, 1));
    try (Pi4jWires wires = new Pi4jWires(emulated.context(), clock)) {
      Robot robot = new RobotAssembler(wires, clock).assembleForBench(profile);
      List<BenchTest> tests = BenchSuites.of(profile, robot.board(), wires, clock, 60_000_000_000L);
      assertEquals(expected, tests.size());
      for (BenchTest test : tests) {
        BenchTest.Finding finding = test.run();
        assertTrue(finding.confirmed(), test.name() + ": " + finding.measured());
        assertTrue(emulated.floor().motorsOff(), test.name() + " leaves the motors off");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"6, true", "16, false"})
  void aBoardWithSixteenTicksDoesNotFitAProfileForSix(int ticks, boolean fits) throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles/gopigo3.yaml"));
    ManualClock clock = new ManualClock();
    EmulatedRobot emulated = new EmulatedRobot(profile, clock, new Realism(true, 0.02, 0, 2));
    emulated.gopigo3().ticks(ticks);
    try (Pi4jWires wires = new Pi4jWires(emulated.context(), clock)) {
      Robot robot = new RobotAssembler(wires, clock).assembleForBench(profile);
      BenchTest.Finding finding =
          BenchSuites.of(profile, robot.board(), wires, clock, 1).stream()
              .filter(test -> test.name().equals("counts-per-turn"))
              .findFirst()
              .orElseThrow()
              .run();
      assertEquals(fits, finding.confirmed(), finding.measured());
    }
  }
}
