package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.testing.Worms;

class ClosingTest {
  @TempDir private Path folder;

  @Test
  void anInterruptedThreadWaitsForTheEndAsWellAndStaysInterrupted() throws Exception {
    var config =
        TelemetryConfig.of("nema-1", BrokerAddress.parse("mqtt://127.0.0.1:1"))
            .withEventFolder(folder);
    var robot = Worms.robot();
    Telemetry telemetry = Telemetry.start(config, robot.info(), robot.drive());
    assertTrue(FolderLock.isHeld(folder));
    Thread.currentThread().interrupt();
    telemetry.close();
    assertTrue(Thread.interrupted());
    assertFalse(FolderLock.isHeld(folder), "its threads have ended");
  }
}
