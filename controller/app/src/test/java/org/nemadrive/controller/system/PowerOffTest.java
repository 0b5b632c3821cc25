package org.nemadrive.controller.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;

class PowerOffTest {
  @Test
  void thePiIsShutDownOnceAndOnlyForThePowerButton() {
    List<String> ran = new ArrayList<>();
    PowerOff powerOff =
        new PowerOff(
            command -> {
              ran.add(String.join(" ", command));
              return 0;
            });
    TickSample sample = new TickSample(1, 0);
    for (StopReason reason : StopReason.values()) {
      sample.stopReason = reason;
      powerOff.onTick(sample, 0);
      powerOff.onTick(sample, 0);
    }
    assertEquals(List.of("sync", "systemctl poweroff"), ran);
  }
}
