package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.hardware.StopReason;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.loop.TickSample;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.telemetry.testing.RecordingPort;

class TickTranslatorTest {
  private static final Path WEIGHTS =
      Path.of("src", "test", "resources", "pentagon-simulated.json");

  /** gopigo3.yaml warns below 9700 mV, after 2000 ms. */
  @Test
  void aBatteryBelowTheProfilesLimitIsAnAlertUntilItIsCharged() throws Exception {
    RobotProfile profile = profile("gopigo3");
    FoodLayout layout =
        ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().getFirst();
    var port = new RecordingPort();
    var sample = new TickSample(300);
    sample.stopReason = StopReason.NONE;
    try (var session = session(layout)) {
      var commands = new RobotCommands(session, new ManualClock(), (mode, cause) -> {});
      var translator =
          new TickTranslator(
              port,
              commands,
              profile,
              layout,
              new org.nemadrive.telemetry.TickSample(300, layout.count()));
      for (int tick = 0; tick < 200; tick++) {
        sample.nowNs = tick * 100_000_000L;
        sample.batteryMv = tick < 100 ? 9_690 : 12_000;
        translator.onTick(sample, 0);
      }
    }
    assertEquals(200, port.ticks());
    assertEquals(
        List.of(
            "raised battery WARNING: The battery is low: 9.69 V, the limit is 9.70 V. Charge it"
                + " soon.",
            "cured battery"),
        port.alerts());
  }

  private static RobotProfile profile(String name) {
    return ProfileReader.read(Path.of("..", "hardware-profiles", name + ".yaml"));
  }

  private static DriveSession session(FoodLayout layout) throws Exception {
    RobotProfile simulated = profile("simulated");
    var settings =
        new DriveSettings(
            simulated,
            WeightsFile.read(WEIGHTS, Connectome.celegans()),
            WEIGHTS,
            layout,
            Optional.empty());
    return new DriveSession(settings, new SimulatedWires(simulated.body()), new ManualClock());
  }
}
