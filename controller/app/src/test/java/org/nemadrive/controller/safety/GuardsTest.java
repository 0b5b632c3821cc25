package org.nemadrive.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.CountScale;
import org.nemadrive.simulator.mode.StopReason;

class GuardsTest {
  private static final long TENTH_S = 100_000_000;
  private static final long SECOND = 1_000_000_000;

  /** 0.1 mm a count, 0.2 m/s: 200 counts in 0.1 s at top speed. */
  private final BodyModel body =
      new BodyModel(TENTH_S, 1, 100, 100 / Math.PI, 2000, 0.2, 1000, 0, 0, new CountScale(10_000));

  private final EncoderGuard encoders = new EncoderGuard(body, 2, SECOND);
  private final BoardReadings readings = new BoardReadings();

  private StopReason check(long nowNs, int left, int right, int command) {
    readings.leftCounts = left;
    readings.rightCounts = right;
    return encoders.check(nowNs, readings, command, command);
  }

  @Test
  void theFirstTotalIsTakenAsItIs() {
    assertEquals(StopReason.NONE, check(0, 123_456, -99_999, 0));
    assertEquals(0, encoders.leftStep());
  }

  @Test
  void aStepBeyondTwiceTheTopSpeedIsAJumpAndOneBelowIsNot() {
    check(0, 0, 0, 0);
    assertEquals(StopReason.NONE, check(TENTH_S, 403, 200, 2000));
    assertEquals(403, encoders.leftStep());
    assertEquals(StopReason.ENCODER_JUMP, check(2 * TENTH_S, 403 + 404, 400, 2000));
    assertEquals(0, encoders.leftStep(), "a jump moves nobody");
  }

  @Test
  void aReadingThatFollowsALateOneAtOnceMayStillShowTheWayOfAWholePeriod() {
    check(0, 0, 0, 0);
    assertEquals(StopReason.NONE, check(TENTH_S / 100, 403, -403, 2000));
    assertEquals(
        StopReason.ENCODER_JUMP, check(TENTH_S / 50, 403 + 404, -403, 2000), "beyond a period's");
  }

  @Test
  void totalsThatWrapAroundAreNoJump() {
    check(0, Integer.MAX_VALUE - 50, Integer.MIN_VALUE + 50, 0);
    assertEquals(
        StopReason.NONE, check(TENTH_S, Integer.MIN_VALUE + 49, Integer.MAX_VALUE - 49, 1000));
    assertEquals(100, encoders.leftStep());
    assertEquals(-100, encoders.rightStep());
  }

  /** Counts a tick of a wheel that is told 100, and the tick in which that is noticed; 0 never. */
  @ParameterizedTest
  @CsvSource({"100, 0", "55, 0", "190, 0", "37, 33", "267, 33"})
  void aWheelThatTurnsAtAnotherSpeedThanItIsToldIsNoticedWithinSeconds(int counts, int noticed) {
    EncoderGuard guard = new EncoderGuard(body, 10, SECOND);
    for (int i = 0; i <= 100; i++) {
      readings.leftCounts = i * 100;
      readings.rightCounts = i * counts;
      StopReason found = guard.check(i * TENTH_S, readings, 1000, 1000);
      assertEquals(
          i == noticed && i > 0 ? StopReason.SPEED_MISMATCH : StopReason.NONE, found, i + "");
      if (found != StopReason.NONE) {
        return;
      }
    }
    assertEquals(0, noticed);
  }

  @Test
  void aWheelThatIsToldToAndFroIsNotJudgedByItsWay() {
    for (int i = 0; i <= 200; i++) {
      int counts = 30 * (i % 2);
      int command = i % 2 == 0 ? 1000 : -1000;
      assertEquals(StopReason.NONE, check(i * TENTH_S, counts, counts, command));
    }
  }

  @Test
  void aWheelThatStandsThoughItIsToldToTurnHasStalledAfterTheTimeout() {
    check(0, 0, 0, 0);
    for (int i = 1; i <= 9; i++) {
      assertEquals(StopReason.NONE, check(i * TENTH_S, 0, i * 100, 1000), "tick " + i);
    }
    assertEquals(StopReason.MOTOR_STALLED, check(10 * TENTH_S, 0, 1000, 1000));
  }

  /** The simulated robot's wheels turn by ticks; a real one's are stopped by the watchdog. */
  @Test
  void aLoopThatIsStarvedIsNoStalledMotor() {
    check(0, 0, 0, 0);
    for (int i = 1; i <= 30; i++) {
      assertEquals(
          StopReason.NONE, check(40 * i * TENTH_S, i * 100, i * 100, 1000), "late tick " + i);
    }
  }

  @Test
  void aWheelThatIsToldToStandHasNotStalled() {
    check(0, 0, 0, 0);
    for (int i = 1; i <= 30; i++) {
      assertEquals(StopReason.NONE, check(i * TENTH_S, 0, 0, 0));
    }
  }

  @Test
  void aBatteryIsLowWhenItStaysLowAndNotInADip() {
    BatteryGuard battery = new BatteryGuard(0, 9200, 2 * SECOND);
    assertEquals(StopReason.NONE, battery.check(0, 9500));
    assertEquals(StopReason.NONE, battery.check(SECOND, 9100));
    assertEquals(StopReason.NONE, battery.check(2 * SECOND - 1, 9100));
    assertEquals(StopReason.NONE, battery.check(2 * SECOND, 9300), "the dip is over");
    assertEquals(StopReason.NONE, battery.check(3 * SECOND, 9100));
    assertEquals(StopReason.BATTERY_LOW, battery.check(4 * SECOND, 9199));
  }

  @Test
  void aRobotThatCannotMeasureItsBatteryNeverStopsForIt() {
    assertEquals(StopReason.NONE, new BatteryGuard(0, 0, 0).check(SECOND, 0));
  }

  @Test
  void aBatteryBelowTheWarningLimitWarnsUntilItStaysThreePercentAboveIt() {
    BatteryGuard battery = new BatteryGuard(9700, 9200, 2 * SECOND);
    int[][] secondsMvAndWarning = {
      {0, 9800, 0},
      {1, 9600, 0},
      {2, 9600, 1},
      {3, 9600, 1},
      {4, 10_000, 1},
      {5, 9980, 1},
      {6, 10_000, 1},
      {7, 10_000, 0},
      {8, 9750, 0},
      {9, 9600, 0},
    };
    for (int[] row : secondsMvAndWarning) {
      assertEquals(StopReason.NONE, battery.check(row[0] * SECOND, row[1]));
      assertEquals(row[2] == 1, battery.warning(), "after " + row[0] + " s");
    }
    battery.check(11 * SECOND, 9600);
    battery.check(13 * SECOND, 9600);
    assertEquals(true, battery.warning());
    battery.reset();
    assertEquals(false, battery.warning(), "a new start forgets it");
  }
}
