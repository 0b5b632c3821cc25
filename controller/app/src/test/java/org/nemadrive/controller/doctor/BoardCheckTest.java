package org.nemadrive.controller.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;

/** What the doctor finds when it asks a board, on emulated ones. */
class BoardCheckTest {
  private final ManualClock clock = new ManualClock();
  private EmulatedRobot emulated;
  private Pi4jWires wires;
  private Robot robot;

  private void open(String name) throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
    emulated = new EmulatedRobot(profile, clock, new Realism(true, 0, 0, 1));
    wires = new Pi4jWires(emulated.context(), clock);
    robot = new RobotAssembler(wires, clock).assembleForBench(profile);
  }

  @AfterEach
  void close() {
    wires.close();
  }

  private String badAtRest() {
    List<String> bad =
        new BoardCheck(robot, clock)
            .atRest().stream()
                .filter(finding -> finding.grade() != Finding.Grade.OK)
                .map(finding -> finding.subject() + ": " + finding.found())
                .toList();
    assertTrue(emulated.floor().motorsOff(), "the motors are off afterwards");
    return bad.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge", "hbridge-l298n"})
  void aSoundRobotHasNothingBad(String name) throws Exception {
    open(name);
    assertEquals("[]", badAtRest());
  }

  @Test
  void anotherBoardAnotherFirmwareAndASilentOneAreNamed() throws Exception {
    open("gopigo3");
    emulated.gopigo3().name("BrickPi3");
    assertTrue(badAtRest().contains("BrickPi3"), badAtRest());
    emulated.gopigo3().name("GoPiGo3");
    emulated.gopigo3().firmware(3_004);
    assertTrue(badAtRest().contains("0.3.4"), badAtRest());
    emulated.gopigo3().firmware(1_000_000);
    assertEquals("[]", badAtRest());
    emulated.inject(Fault.NO_REPLY);
    assertTrue(badAtRest().startsWith("[board: "), badAtRest());
  }

  @Test
  void anEmptyBatteryIsFoundAtRestWithItsVoltage() throws Exception {
    open("gopigo3");
    emulated.gopigo3().battery(9100);
    assertEquals("[battery at rest: 9.75 V]", badAtRest());
  }

  @Test
  void aGoPiGo3TellsItsSerialItsVersionsAndAWeakRail() throws Exception {
    open("gopigo3");
    byte[] serial = new byte[16];
    serial[0] = (byte) 0xA1;
    serial[15] = 0x0F;
    emulated.gopigo3().serial(serial);
    assertTrue(
        new BoardCheck(robot, clock)
            .atRest().stream()
                .anyMatch(
                    finding ->
                        finding
                            .found()
                            .equals(
                                "serial A100000000000000000000000000000F, hardware 3.x.x, firmware"
                                    + " 1.0.0")));
    emulated.gopigo3().rail(4700);
    assertEquals("[5 V rail: 4.70 V]", badAtRest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge", "hbridge-l298n"})
  void oneWheelTurnTellsARightEncoderFromAWrongOne(String name) throws Exception {
    open(name);
    BoardCheck.TurnResult turn = new BoardCheck(robot, clock).turnLeftWheelOnce();
    assertTrue(emulated.floor().motorsOff(), "the motors are off afterwards");
    double seen = turn.counts() / emulated.profile().body().countsPerTurn();
    assertEquals(1, seen, 0.25, "about one turn");
    assertEquals(Finding.Grade.OK, turn.judge(seen).grade());
    // Motors with 16 ticks turn 2.67 times slower than a profile for 6 ticks says.
    Finding wrong = turn.judge(seen * 6 / 16);
    assertEquals(Finding.Grade.FAIL, wrong.grade());
    assertTrue(wrong.advice().contains("countsPerTurn"), wrong.advice());
  }
}
