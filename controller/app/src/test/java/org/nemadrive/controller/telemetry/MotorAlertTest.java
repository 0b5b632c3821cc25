package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.tick.TickSample;

class MotorAlertTest {
  private final RecordedPort port = new RecordedPort();
  private final MotorAlert alert = new MotorAlert(port.port());
  private final TickSample tick = new TickSample(1, 0);

  private void tick(boolean warning, long lateNs) {
    tick.motorWarning = warning;
    tick.motorLateNs = lateNs;
    alert.onTick(tick, 0);
  }

  @Test
  void wheelsThatFollowOtherwiseThanTheProfileSaysAreToldOnceWithTheTimeAndTakenBack() {
    tick(false, 3_000_000);
    assertEquals(List.of(), port.sent());
    tick(true, 19_600_000);
    tick(true, 20_400_000);
    tick(false, 2_000_000);
    tick(true, -12_000_000);
    String about =
        "the profile's body.motor says, so the robot is not quite where it believes to be; measure"
            + " them with 'controller bench-check --motor'";
    assertEquals(
        List.of(
            "alert[motors, WARNING, the wheels follow their commands about 20 ms later than "
                + about
                + "]",
            "clearAlert[motors]",
            "alert[motors, WARNING, the wheels follow their commands about 12 ms sooner than "
                + about
                + "]"),
        port.sent());
  }
}
