package org.nemadrive.telemetry.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.telemetry.testing.RecordingPort;

class BatteryAlertTest {
  private static final long MS = 1_000_000;
  private static final String LOW =
      "raised battery WARNING: The battery is low: 9.60 V, the limit is 9.70 V. Charge it soon.";
  private static final String CURED = "cured battery";

  private final RecordingPort port = new RecordingPort();
  private final BatteryAlert alert = new BatteryAlert(port, 9_700, 2_000 * MS);
  private long nowNs;

  /** Readings every 100 ms. */
  private void see(int batteryMv, int ms) {
    for (int passed = 0; passed < ms; passed += 100) {
      alert.see(nowNs, batteryMv);
      nowNs += 100 * MS;
    }
  }

  @Test
  void itIsRaisedOnceTheBatteryHasBeenLowForAsLongAsIsBorne() {
    see(12_000, 3_000);
    see(9_600, 2_000);
    assertEquals(List.of(CURED), port.alerts(), "100 ms early");
    see(9_600, 60_000);
    assertEquals(List.of(CURED, LOW), port.alerts());
  }

  @Test
  void aDipUnderLoadRaisesNothing() {
    see(12_000, 3_000);
    for (int dip = 0; dip < 20; dip++) {
      see(8_000, 1_900);
      see(11_000, 100);
    }
    assertEquals(List.of(CURED), port.alerts());
  }

  @Test
  void itIsTakenBackThreePercentAboveTheLimitAndNotBefore() {
    see(9_600, 3_000);
    see(9_990, 60_000);
    assertEquals(List.of(LOW), port.alerts(), "9.99 V is less than 3 percent above 9.70 V");
    see(9_992, 2_100);
    assertEquals(List.of(LOW, CURED), port.alerts());
  }

  @Test
  void aBatteryAroundTheLimitRaisesItOnce() {
    see(9_600, 3_000);
    for (int swing = 0; swing < 50; swing++) {
      see(9_900, 3_000);
      see(9_500, 3_000);
    }
    assertEquals(List.of(LOW), port.alerts());
  }

  @Test
  void whatAnEarlierSessionLeftWithTheBrokerIsTakenBackByAGoodBattery() {
    see(12_000, 3_000);
    assertEquals(List.of(CURED), port.alerts());
  }

  @Test
  void withoutAMeasurementOrALimitItSaysNothing() {
    see(0, 10_000);
    var never = new BatteryAlert(port, 0, 0);
    never.see(0, 1_000);
    assertEquals(List.of(), port.alerts());
  }
}
