package org.nemadrive.controller.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
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
import org.nemadrive.simulator.motor.MotorModel;

class MotorBenchTest {
  /**
   * What is measured on emulated boards whose motors, by {@code EmulatedWheel}, have 60 ms driven,
   * 20 ms braked and 150 ms coasting, a latency of one tick and that of the board's order of work.
   */
  @ParameterizedTest
  @CsvSource({
    "gopigo3, 20, 6, 100, 100, 7",
    "gopigo2, 20, 0, 534, 556, 10",
    "gopigo2-vl53l0x, 20, 0, 534, 556, 10",
    "hbridge, 150, 6, 100, 100, 5",
    "hbridge-l298n, 150, 6, 100, 100, 5"
  })
  void whatIsMeasuredIsWhatTheEmulatedMotorsHave(
      String name,
      double restMs,
      double constantToleranceMs,
      double leftMs,
      double rightMs,
      double latencyToleranceMs)
      throws Exception {
    RobotProfile real =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
    ManualClock clock = new ManualClock();
    EmulatedRobot emulated =
        new EmulatedRobot(real, clock, new Realism(true, 0.01, real.body().periodNs(), 1));
    // The profile is wrong about everything that is to be found; two readings a second do not tell
    // time constants.
    double slower = constantToleranceMs > 0 ? 1.5 : 1;
    MotorModel wrong = real.body().motor().orElseThrow().slower(slower);
    wrong =
        new MotorModel(
            wrong.driveTimeConstantS(),
            wrong.brakeTimeConstantS(),
            wrong.coastTimeConstantS(),
            wrong.atRest(),
            wrong.leftActsAfterS() * 0.8,
            wrong.rightActsAfterS() * 0.8,
            wrong.leftReadAfterRightS(),
            wrong.regulator());
    RobotProfile believed =
        new RobotProfile(
            real.name(),
            real.body().withMotor(Optional.of(wrong)),
            real.board(),
            real.safety(),
            real.touch(),
            real.foodSource(),
            real.foodSensor(),
            real.text());
    try (Pi4jWires wires = new Pi4jWires(emulated.context(), clock)) {
      Robot robot = new RobotAssembler(wires, clock).assembleForBench(believed);
      MotorBench.Measured measured = new MotorBench(robot, clock).measure();
      MotorModel motor = measured.motor();
      String found = measured.yaml();
      if (constantToleranceMs > 0) {
        assertEquals(60, 1000 * motor.driveTimeConstantS(), constantToleranceMs, found);
      }
      if (constantToleranceMs > 0 && motor.regulator().isEmpty()) {
        boolean brakes = motor.atRest() == MotorModel.AtRest.BRAKE;
        double rest = brakes ? motor.brakeTimeConstantS() : motor.coastTimeConstantS();
        assertEquals(restMs, 1000 * rest, 4 * constantToleranceMs, found);
      }
      assertEquals(leftMs, 1000 * motor.leftActsAfterS(), latencyToleranceMs, found);
      assertEquals(rightMs, 1000 * motor.rightActsAfterS(), latencyToleranceMs, found);
      assertTrue(found.contains("    leftActsAfterMs: "), found);
      clock.advanceTo(clock.nowNs() + 2 * real.body().periodNs());
      assertTrue(emulated.floor().motorsOff(), "the motors are off afterwards");
    }
  }
}
