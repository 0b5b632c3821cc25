package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.system.JavaProcess;
import org.nemadrive.testing.StartsProcess;

@StartsProcess
class SignalTest {
  /** 128 and the number of SIGTERM. */
  private static final int ENDED_BY_SIGTERM = 143;

  @Test
  void aDriveThatIsEndedBySigtermSaysSo() throws Exception {
    Process process =
        new ProcessBuilder(
                JavaProcess.command(
                    Controller.class,
                    "run",
                    "--profile",
                    "../../hardware-profiles/simulated.yaml",
                    "--weights",
                    "../../hardware-profiles/weights/pentagon-simulated.json",
                    "--ticks",
                    "0"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.startsWith("tick ")) {
        said.add(line);
        line = err.readLine();
      }
      process.toHandle().destroy(); // the process's own method would close its streams, too
      err.lines().forEach(said::add);
    }
    assertEquals(ENDED_BY_SIGTERM, process.waitFor());
    assertTrue(
        said.contains("controller: told to end by a signal: motors off"), String.join("\n", said));
  }
}
