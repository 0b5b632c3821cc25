package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;

class BatteryAlertTest {
  private final RecordedPort port = new RecordedPort();
  private final BatteryAlert alert = new BatteryAlert(port.port());
  private final TickSample tick = new TickSample(1, 0);

  private void tick(int batteryMv, boolean warning, StopReason stopReason) {
    tick.batteryMv = batteryMv;
    tick.batteryWarning = warning;
    tick.stopReason = stopReason;
    alert.onTick(tick, 0);
  }

  @Test
  void aWarningIsRaisedOnceBecomesAnErrorWhenTheRobotStopsAndIsTakenBack() {
    tick(12_000, false, StopReason.NONE);
    assertEquals(List.of(), port.sent());
    tick(9650, true, StopReason.NONE);
    tick(9640, true, StopReason.NONE);
    tick(9150, true, StopReason.BATTERY_LOW);
    tick(9150, true, StopReason.BATTERY_LOW);
    tick(12_000, false, StopReason.NONE);
    tick(12_000, false, StopReason.NONE);
    assertEquals(
        List.of(
            "alert[battery, WARNING, battery at 9.65 V: charge it soon, the robot will stop]",
            "alert[battery, ERROR, battery at 9.15 V: the robot stopped; charge it]",
            "clearAlert[battery]"),
        port.sent());
  }
}
