package org.nemadrive.controller.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The emulated board against what the official firmware 1.3 to 1.6 did when it was executed on a
 * simulated ATmega328 at 2 MHz (2026-11-28).
 */
class GoPiGo2FirmwareTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final long MS = 1_000_000;
  private static final int TICKS = 3000;

  private final ManualClock clock = new ManualClock();
  private Floor floor;
  private GoPiGo2Firmware board;

  @BeforeEach
  void start() {
    start(1);
  }

  private void start(long seed) {
    Realism realism = new Realism(true, 0, 0, seed);
    var body = Records.profile("gopigo2").body();
    floor = new Floor(body, clock, realism, false);
    board = new GoPiGo2Firmware(clock, floor, new Faults(clock), body.scale(), realism);
  }

  private void send(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    board.write(bytes, bytes.length);
    pause(5 * MS);
  }

  private void pause(long durationNs) {
    clock.advanceTo(clock.nowNs() + durationNs);
  }

  private String read(int bytes) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < bytes; i++) {
      byte[] one = new byte[1];
      board.read(one, 1);
      pause(5 * MS);
      hex.append(HEX.toHexDigits(one[0]));
    }
    return hex.toString();
  }

  private int ask(String hex, long waitNs) {
    send(hex);
    pause(waitNs);
    return Integer.parseInt(read(2), 16);
  }

  private int wrongSpeeds(String... commands) {
    int wrong = 0;
    for (int i = 0; i < TICKS; i++) {
      for (String command : commands) {
        send(command);
      }
      send("72000000");
      wrong += read(2).equals("7777") ? 0 : 1;
    }
    return wrong;
  }

  @Test
  void commandsThatAreObeyedAgainAndAgainLoseTheirArgumentsAtTheMeasuredRate() {
    int wrong = wrongSpeeds("6f017700", "70017700");
    assertTrue(wrong >= 10 && wrong <= 32, wrong + " of 3000, measured: 15 to 24");
  }

  @Test
  void commandsThatAreObeyedOnceDoNot() {
    int wrong = wrongSpeeds("47770000", "46770000", "69000000");
    assertTrue(wrong <= 3, wrong + " of 3000, measured: 0 to 1");
  }

  @Test
  void theTimeoutFiresWhileItIsFedAtTheMeasuredRate() {
    board.racing(true);
    int fired = 0;
    send("5003e800");
    for (int i = 0; i < 10_000; i++) {
      send("47770000");
      if (!board.armed()) {
        fired++;
        assertTrue(board.braked());
        send("5003e800");
      }
    }
    assertTrue(fired >= 3 && fired <= 20, fired + " of 10000 writes, measured: 1 in 1000");
  }

  @ParameterizedTest
  @CsvSource({"true, 1501", "false, 0"})
  void aStopThatArrivesDuringAMissingEchoIsErased(boolean armed, int brakesAfterMs) {
    board.racing(false);
    board.echoless(true);
    if (armed) {
      send("5003e800");
    }
    send("6f01c800");
    send("7001c800");
    send("750f0000");
    long askedNs = clock.nowNs();
    pause(15 * MS);
    send("78000000");
    assertEquals(armed ? "0202" : "0000", read(2), "status bytes, no data");
    pause(1400 * MS);
    assertFalse(board.braked(), "acknowledged, and not obeyed");
    pause(600 * MS);
    assertEquals(armed, board.braked(), "only the timeout brakes, at the end of the wait");
    if (armed) {
      assertTrue(clock.nowNs() - askedNs > brakesAfterMs * MS);
    }
    assertTrue(armed || floor.left().powered(), "for ever, without a timeout");
  }

  @Test
  void trafficMakesAMissingEchoLastLongerAndNeverMoreThan185Hundredths() {
    board.racing(false);
    board.echoless(true);
    send("750f0000");
    long beganNs = clock.nowNs() - 5 * MS;
    while (board.blocked()) {
      read(1);
    }
    double seconds = (clock.nowNs() - beganNs) / 1e9;
    assertTrue(seconds > 1.52 && seconds < 1.87, seconds + " s");
    assertEquals("0000", read(2), "no echo is a distance of 0");
  }

  @ParameterizedTest
  @CsvSource({"13, 0202", "14, 0202", "15, 7777", "16, 7777"})
  void speedsAreToldFromFirmwareOnePointFive(int version, String reply) {
    board.racing(false);
    board.version(version);
    send("5003e800");
    send("47770000");
    send("46770000");
    send("72000000");
    assertEquals(reply, read(2));
    assertEquals(version, ask("14000000", 10 * MS) >> 8);
  }

  @ParameterizedTest
  @CsvSource({"100, 11, 13", "400, 51, 51", "500, 65, 65", "1000, 130, 130", "3000, 393, 393"})
  void aDistanceIsToldThirtyPerCentTooLong(double mm, int least, int most) {
    assertBetween(least, told(mm), most);
  }

  @Test
  void nothingInRangeIsAnEchoOf38Milliseconds() {
    for (int i = 0; i < 50; i++) {
      assertBetween(655, told(4500), 855);
    }
  }

  private int told(double mm) {
    board.racing(false);
    floor.forceRangeMm(mm);
    return ask("750f0000", 80 * MS);
  }

  private static void assertBetween(int least, int value, int most) {
    assertTrue(value >= least && value <= most, value + " is not in " + least + " to " + most);
  }

  @ParameterizedTest
  @CsvSource({"7fff, 32.767, true", "8000, 3600, false"})
  void aTimeoutOfMoreThanFifteenBitsLastsWeeks(String ms, double seconds, boolean fires) {
    board.racing(false);
    send("50" + ms + "00");
    pause((long) (seconds * 1e9) + 10 * MS);
    assertEquals(!fires, board.armed());
  }

  /** Signs of the left and right wheel's speed. */
  @ParameterizedTest
  @CsvSource({
    "105, 1, 1",
    "119, 1, 1",
    "107, -1, -1",
    "115, -1, -1",
    "97, 0, 1",
    "100, 1, 0",
    "98, -1, 1",
    "110, 1, -1",
    "120, 0, 0"
  })
  void theVendorsDriverMovesIt(int command, int left, int right) {
    send(HEX.toHexDigits((byte) command) + "000000");
    pause(200 * MS);
    double[] speeds = {floor.left().countsPerS(), floor.right().countsPerS()};
    assertArrayEquals(
        new double[] {left, right}, new double[] {Math.signum(speeds[0]), Math.signum(speeds[1])});
  }

  @Test
  void speedsTrimTargetAndPinsAreAnswered() {
    board.racing(false);
    send("47fa0000");
    send("74000000");
    assertEquals(0xFFFF, ask("72000000", 5 * MS), "left takes the right's, and 255 is the end");
    send("67000000");
    assertEquals(0xF5F5, ask("72000000", 5 * MS));
    assertEquals(0xFFFF, ask("20000000", 5 * MS), "no trim is stored");
    send("1f5a0000");
    assertEquals(90, ask("20000000", 5 * MS));
    assertEquals(0x0200, ask("19000000", 5 * MS), "2 MHz");
    assertTrue(ask("0e070000", 5 * MS) >= 790, "the newer revision of the board");
    send("32030012");
    send("69000000");
    pause(3_000 * MS);
    assertTrue(board.braked(), "one turn of both wheels");
    assertEquals(18, ask("35000000", 5 * MS), 3);
  }

  @Test
  void aReplyThatWasReadByHalfShiftsTheNext() {
    board.racing(false);
    send("14000000");
    assertEquals("10", read(1));
    send("76000000");
    pause(5 * MS);
    // 960 is 0x03C0: its second byte comes first, then a status byte.
    assertEquals("c000", read(2));
  }
}
