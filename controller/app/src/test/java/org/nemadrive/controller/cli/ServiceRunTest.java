package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nemadrive.controller.system.FakeServiceManager;
import org.nemadrive.controller.system.JavaProcess;
import org.nemadrive.testing.StartsProcess;

@StartsProcess
@EnabledOnOs(OS.LINUX)
class ServiceRunTest {
  private static final int PATIENCE_MS = 60_000;

  @Test
  void theProgramTellsItsServiceManagerThatItIsReadyLivesAndEnds() throws Exception {
    String name = "@nemadrive-" + UUID.randomUUID();
    List<String> said = new ArrayList<>();
    try (FakeServiceManager systemd = new FakeServiceManager(name, PATIENCE_MS)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  JavaProcess.command(
                      Controller.class,
                      "run",
                      "--profile",
                      "../../hardware-profiles/simulated.yaml",
                      "--weights",
                      "../../hardware-profiles/weights/pentagon-simulated.json",
                      "--ticks",
                      "200",
                      "--real-time"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("NOTIFY_SOCKET", name);
      // A fifth of a second: 200 ticks of 10 ms hold many proofs of life.
      builder.environment().put("WATCHDOG_USEC", "200000");
      Process process = builder.start();
      do {
        said.add(systemd.receive());
      } while (!said.getLast().equals("STOPPING=1") && !said.getLast().isEmpty());
      process.waitFor();
    }
    assertEquals("READY=1", said.get(0), said.toString());
    assertEquals("STOPPING=1", said.getLast(), said.toString());
    assertTrue(said.stream().anyMatch(line -> line.startsWith("STATUS=")), said.toString());
    assertTrue(said.stream().filter("WATCHDOG=1"::equals).count() >= 1, said.toString());
  }
}
