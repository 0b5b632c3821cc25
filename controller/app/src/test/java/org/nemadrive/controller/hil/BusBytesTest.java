package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Expected bytes are the worked examples of the GoPiGo3's message table and the command table of
 * the GoPiGo 1/2, computed by hand.
 */
class BusBytesTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final List<String> sent = new ArrayList<>();
  private final List<String> got = new ArrayList<>();
  private EmulatedRobot emulated;
  private Robot robot;

  private Board open(String name) throws BoardException {
    ManualClock clock = new ManualClock();
    emulated = new EmulatedRobot(Rig.profile(name), clock, Realism.IDEAL);
    Pi4jWires wires = new Pi4jWires(emulated.context(), clock);
    robot =
        Rig.assemble(emulated.profile(), Trained.pentagon(), Trained.pentagonFood(), wires, clock);
    emulated.traffic(
        (what, bytes) -> {
          if (what.endsWith("out")) {
            sent.add(HEX.formatHex(bytes));
          } else {
            got.add(HEX.formatHex(bytes));
          }
        });
    return robot.board();
  }

  @Test
  void theGoPiGo3IsAskedForItsNamesAndFirmwareAndFloatedBeforeItsEnableLineRises()
      throws BoardException {
    Board board = open("gopigo3");
    List<String> beforeEnable = new ArrayList<>();
    emulated.traffic(
        (what, bytes) -> {
          if (what.endsWith("out")) {
            String hex = HEX.formatHex(bytes);
            sent.add(hex);
            if (!emulated.lineIsHigh(23)) {
              beforeEnable.add(hex);
            }
          }
        });
    board.start();
    assertEquals(
        List.of(
            "08 01" + " 00".repeat(22),
            "08 02" + " 00".repeat(22),
            "08 04 00 00 00 00 00 00",
            "08 0A 03 80",
            // 0.25 m/s is 0.20 m/s and a quarter more: 861 counts a second, 0x035D.
            "08 0F 03 00 03 5D"),
        beforeEnable);
    assertTrue(emulated.lineIsHigh(23), "the enable line is up when the board has started");
    assertEquals(
        List.of(
            "08 0A 03 80",
            "08 0F 03 00 03 5D",
            "08 13" + " 00".repeat(10),
            "08 14" + " 00".repeat(10)),
        sent.subList(beforeEnable.size(), sent.size()));
  }

  @Test
  void theGoPiGo3IsReadByTwoStatusMessagesAndTheBattery() throws BoardException {
    Board board = open("gopigo3");
    board.start();
    sent.clear();
    got.clear();
    BoardReadings readings = new BoardReadings();
    assertEquals(StopReason.NONE, board.read(0, readings));
    assertEquals(
        List.of("08 13" + " 00".repeat(10), "08 14" + " 00".repeat(10), "08 08 00 00 00 00"), sent);
    assertEquals("A5 2E E0", got.get(2).substring(9), "12.000 V from byte 3 of the reply");
    assertEquals(12_650, readings.batteryMv, "and 0.65 V are lost in the diode before");
  }

  @Test
  void theGoPiGo3IsDrivenByCountsPerSecondInOneMessageOrTwo() throws BoardException {
    Board board = open("gopigo3");
    board.start();
    sent.clear();
    board.drive(600, 600);
    board.drive(-600, -600);
    board.drive(600, -600);
    assertEquals(
        List.of("08 0E 03 02 58", "08 0E 03 FD A8", "08 0E 01 02 58", "08 0E 02 FD A8"), sent);
  }

  @Test
  void theGoPiGo3IsStoppedByItsEnableLineAndByFloat() throws BoardException {
    Board board = open("gopigo3");
    board.start();
    board.drive(600, 600);
    sent.clear();
    assertEquals(StopReason.NONE, board.stop());
    assertFalse(emulated.lineIsHigh(23));
    assertEquals(List.of("08 0A 03 80"), sent);
    assertTrue(emulated.floor().motorsOff());
  }

  @Test
  void aReplyCanBeNegativeAndCarriesSpeedAndPower() throws BoardException {
    Board board = open("gopigo3");
    board.start();
    emulated.gopigo3().jumpEncoder(-1);
    BoardReadings readings = new BoardReadings();
    board.read(0, readings);
    assertEquals(-1, readings.leftCounts);
  }

  @Test
  void theGoPiGo2IsStoppedAskedForItsFirmwareAndArmed() throws BoardException {
    Board board = open("gopigo2");
    board.start();
    // Stop, firmware version, then the timeout of 1000 ms, 0x03E8.
    assertEquals(List.of("78 00 00 00", "14 00 00 00", "50 03 E8 00"), sent);
    assertTrue(emulated.gopigo2().armed());
  }

  @Test
  void theGoPiGo2IsReadByEncodersAndLateByItsBatteryAndDrivenRightWheelFirst()
      throws BoardException {
    Board board = open("gopigo2");
    board.start();
    sent.clear();
    BoardReadings readings = new BoardReadings();
    assertEquals(StopReason.NONE, board.read(0, readings));
    assertEquals(List.of("35 00 00 00", "35 01 00 00"), sent);
    sent.clear();
    assertEquals(StopReason.NONE, board.readLate(readings));
    assertEquals(List.of("76 00 00 00"), sent);
    // (5 * 960 / 1024) / 0.4 V
    assertEquals(11_718, readings.batteryMv);
    sent.clear();
    assertEquals(StopReason.NONE, board.drive(100, -200));
    assertEquals(
        List.of(
            "47 C8 00 00", // speed of the right wheel: 200
            "46 64 00 00", // speed of the left wheel: 100
            "6E 00 00 00", // rotate right: left forward, right backward
            "72 00 00 00"), // and the speeds are read back
        sent);
  }

  @Test
  void aGoPiGo2WhoseTimeoutFiresByItselfIsToldAgainUnlessSomebodyStoppedIt() throws BoardException {
    Board board = open("gopigo2");
    board.start();
    board.drive(100, 100);
    emulated.gopigo2().fire();
    sent.clear();
    assertEquals(StopReason.NONE, board.readLate(new BoardReadings()));
    assertEquals(
        List.of(
            "76 00 00 00", // battery, and a status that says disarmed
            "50 03 E8 00", // armed again
            "47 64 00 00",
            "46 64 00 00",
            "69 00 00 00",
            "72 00 00 00"),
        sent);
    assertTrue(emulated.gopigo2().armed());
    assertFalse(emulated.gopigo2().braked());

    board.stop();
    emulated.gopigo2().fire();
    sent.clear();
    assertEquals(StopReason.NONE, board.readLate(new BoardReadings()));
    assertEquals(List.of("76 00 00 00"), sent);
    assertTrue(emulated.gopigo2().braked());
  }

  @Test
  void theGoPiGo2IsToldItsCommandBeforeItIsAskedForRangeAndBattery() {
    try (Rig rig =
        new Rig(
            Rig.profile("gopigo2"), Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
      rig.release();
      rig.drive(2);
      rig.robot.traffic(
          (what, bytes) -> {
            if (what.endsWith("out")) {
              sent.add(HEX.formatHex(bytes));
            }
          });
      rig.drive(1);
      assertEquals(
          List.of(
              "35 00", "35 01", // encoders
              "47 xx", "46 xx", // speeds, right and left
              "69 00", "72 00", // forwards, and the speeds are read back
              "75 0F", "76 00"), // range on port A1, battery
          sent.stream()
              .map(hex -> hex.replaceFirst("^(4[67]) ..", "$1 xx").substring(0, 5))
              .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hbridge", "hbridge-l298n"})
  void anHBridgeIsDrivenByItsTruthTable(String name) throws BoardException {
    Board board = open(name);
    assertFalse(emulated.lineIsHigh(25), "the enable line is low before the start");
    board.start();
    assertTrue(emulated.lineIsHigh(25));
    board.drive(50, -50);
    assertTrue(emulated.lineIsHigh(5), "left IN1 for forwards");
    assertFalse(emulated.lineIsHigh(6));
    assertFalse(emulated.lineIsHigh(20));
    assertTrue(emulated.lineIsHigh(21), "right IN2 for backwards");
    assertTrue(emulated.floor().left().countsPerS() > 0);
    assertTrue(emulated.floor().right().countsPerS() < 0);
    board.stop();
    for (int line : new int[] {25, 5, 6, 20, 21}) {
      assertFalse(emulated.lineIsHigh(line), "line " + line + " after a stop");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hbridge", "hbridge-l298n"})
  void aMotorOfAnHBridgeGetsNoPowerWhileItsDirectionLinesChange(String name) throws BoardException {
    Board board = open(name);
    board.start();
    board.drive(50, 50);
    List<Boolean> poweredMeanwhile = new ArrayList<>();
    emulated.onLine(5, high -> poweredMeanwhile.add(emulated.floor().left().powered()));
    emulated.onLine(6, high -> poweredMeanwhile.add(emulated.floor().left().powered()));
    board.drive(-50, 50);
    board.drive(0, 50);
    board.drive(50, 50);
    assertEquals(java.util.Collections.nCopies(4, false), poweredMeanwhile);
    assertTrue(emulated.floor().left().countsPerS() > 0);
  }
}
