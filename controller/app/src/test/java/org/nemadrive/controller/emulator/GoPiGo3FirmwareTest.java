package org.nemadrive.controller.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulated board against what the official firmware did when it was executed. */
class GoPiGo3FirmwareTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final long LOOP_NS = 10_258_000;

  private final ManualClock clock = new ManualClock();
  private Faults faults;
  private Floor floor;
  private GoPiGo3Firmware board;

  private void start(boolean inert) {
    Realism realism = new Realism(inert, 0, 0, 1);
    faults = new Faults(clock);
    floor = new Floor(Records.profile("gopigo3").body(), clock, realism, true);
    board = new GoPiGo3Firmware(clock, floor, faults, realism);
  }

  private byte[] send(String hex) {
    byte[] message = HEX.parseHex(hex);
    byte[] reply = new byte[message.length];
    board.message(message, message.length, reply);
    return reply;
  }

  private void rounds(int rounds) {
    clock.advanceTo(clock.nowNs() + rounds * LOOP_NS);
  }

  private int encoder(String side) {
    byte[] reply = send("08" + (side.equals("left") ? "11" : "12") + "000000000000");
    return (reply[4] & 0xFF) << 24
        | (reply[5] & 0xFF) << 16
        | (reply[6] & 0xFF) << 8
        | reply[7] & 0xFF;
  }

  @Test
  void everyMessageIsAnsweredAsTheOfficialFirmwareAnsweredIt() {
    start(true);
    board.battery(0);
    board.rail(0);
    rounds(10);
    for (String[] row : Records.table("gopigo3-replies.csv")) {
      byte[] reply = send(row[1]);
      assertArrayEquals(
          HEX.parseHex(row[2].substring(6)), Arrays.copyOfRange(reply, 3, reply.length), row[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyMotorDoesWhatItDidInTheOfficialMotorTask(boolean inert) {
    start(inert);
    for (String[] row : Records.table("gopigo3-motors.csv")) {
      act(row[0]);
      rounds(Integer.parseInt(row[1]));
      String what = row[0] + ", " + row[1] + " rounds, inert: " + inert;
      for (int type : new int[] {0x13, 0x14}) {
        byte[] status = send("08" + HEX.toHexDigits((byte) type) + "00".repeat(10));
        if (!row[2].equals("*")) {
          assertEquals(Integer.parseInt(row[2]), status[4], "flags after " + what);
        }
        if (!row[3].equals("*")) {
          assertEquals(Integer.parseInt(row[3]), status[5], "power after " + what);
        }
        // Only the left wheel can be held.
        if (faults.has(Fault.STUCK_MOTOR)) {
          break;
        }
      }
      if (!row[4].equals("*")) {
        boolean turns = Math.abs(floor.left().countsPerS()) > 20;
        assertEquals(row[4].equals("y"), turns, "turning after " + what);
      }
    }
  }

  private void act(String actions) {
    String[] words = actions.split(" ");
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "line" -> board.enableLine(words[++i].equals("high"));
        case "dps" -> send("080e03" + HEX.toHexDigits(Short.parseShort(words[++i])));
        case "float" -> send("080a0380");
        case "battery" -> board.battery(Integer.parseInt(words[++i]));
        case "limit" -> send("080f03" + HEX.toHexDigits(Byte.parseByte(words[++i])) + "0000");
        case "stuck" -> faults.inject(Fault.STUCK_MOTOR);
        default -> throw new IllegalArgumentException(words[i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6000, 5000, true",
    "6001, 5000, true",
    "6799, 4849, false",
    "6799, 4850, true",
    "6800, 4000, true",
    "5999, 5000, false"
  })
  void theVoltageLockLiesWhereItLay(int batteryMv, int railMv, boolean drives) {
    start(true);
    board.enableLine(true);
    board.battery(batteryMv);
    board.rail(railMv);
    rounds(11);
    send("080e030190");
    rounds(50);
    byte[] status = send("0813" + "00".repeat(10));
    assertEquals(drives ? 0 : 1, status[4] & 1);
    assertEquals(drives, floor.left().countsPerS() > 100);
  }

  @Test
  void aPositionIsReachedToATickAndAnOffsetIsTakenOffAtTheNextRound() {
    start(true);
    board.enableLine(true);
    send("080b0100000400");
    rounds(300);
    assertEquals(1024, encoder("left"));
    assertEquals(0, encoder("right"));
    send("080a0380");
    rounds(2);
    send("08100100000400");
    assertEquals(1024, encoder("left"), "before the next round");
    rounds(1);
    assertEquals(0, encoder("left"));
  }

  /**
   * Seconds from the press to the cut. The line: low before it, high until it falls that many
   * seconds after the press, or high for ever.
   */
  @ParameterizedTest
  @CsvSource({"low, 0, 1.88", "falls, 0.1, 2.18", "falls, 8.31, 10.39", "high, 0, 63.43"})
  void thePowerButtonCutsTheSupplyWhenItDid(String line, double fallsAfterS, double cutAfterS) {
    start(true);
    board.enableLine(!line.equals("low"));
    rounds(100);
    send("080e030190");
    rounds(20);
    long pressedNs = clock.nowNs();
    board.pressButton();
    clock.advanceTo(pressedNs + 80_000_000);
    assertFalse(board.asksForShutdown(), "80 ms are not enough");
    clock.advanceTo(pressedNs + 105_000_000);
    assertTrue(board.asksForShutdown());
    assertTrue(floor.motorsOff(), "the motors float in the same round");
    if (!line.equals("low")) {
      assertEquals(1, send("0813" + "00".repeat(10))[4], "and say low voltage");
    }
    if (line.equals("falls")) {
      clock.advanceTo(pressedNs + (long) (fallsAfterS * 1e9));
      board.enableLine(false);
    }
    clock.advanceTo(pressedNs + (long) (cutAfterS * 1e9) - 20_000_000);
    assertFalse(board.supplyIsCut());
    clock.advanceTo(pressedNs + (long) (cutAfterS * 1e9) + 20_000_000);
    assertTrue(board.supplyIsCut());
  }

  @Test
  void nothingIsCutForALineThatIsLowForTenMinutes() {
    start(true);
    board.enableLine(true);
    rounds(10);
    board.enableLine(false);
    rounds(58_500);
    assertFalse(board.supplyIsCut());
  }

  @Test
  void aBoardWithSixteenTicksTurnsItsWheelsSoMuchSlowerForTheSameCounts() {
    start(false);
    board.ticks(16);
    board.enableLine(true);
    send("080e030190");
    clock.advanceTo(clock.nowNs() + 3_000_000_000L);
    assertEquals(3 * 400, encoder("left"), 5);
    assertEquals(3 * 150, floor.left().counts(), 5);
  }
}
