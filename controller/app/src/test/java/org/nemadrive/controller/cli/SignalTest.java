package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.system.JavaProcess;
import org.nemadrive.testing.StartsProcess;

@StartsProcess
class SignalTest {
  /** 128 and the number of SIGTERM. */
  private static final int ENDED_BY_SIGTERM = 143;

  private static final String PROFILE = "../../hardware-profiles/simulated.yaml";

  @Test
  void aDriveThatIsEndedBySigtermSaysSo() throws Exception {
    List<String> said =
        saidUntilEndedAfter(
            "tick ",
            "run",
            "--profile",
            PROFILE,
            "--weights",
            "../../hardware-profiles/weights/pentagon-simulated.json",
            "--ticks",
            "0");
    assertTrue(
        said.contains("controller: told to end by a signal: motors off"), String.join("\n", said));
  }

  @Test
  void aMeasuredWayThatIsEndedOnItsWayStopsAndTheBoardConfirmsIt() throws Exception {
    List<String> said =
        saidUntilEndedAfter("controller: drives;", "drive", "--cm", "500", "--profile", PROFILE);
    String all = String.join("\n", said);
    assertTrue(said.contains("controller: told to end by a signal"), all);
    Matcher counted =
        Pattern.compile(
                "wished 500.0 cm, counted ([0-9.]+) cm; stopped, and the board confirmed it")
            .matcher(all);
    assertTrue(counted.find(), all);
    double cm = Double.parseDouble(counted.group(1));
    assertTrue(cm > 0 && cm < 400, all);
  }

  /** Runs a command, ends it by SIGTERM after a line, and tells all it said. */
  private static List<String> saidUntilEndedAfter(String lineStart, String... command)
      throws Exception {
    Process process =
        new ProcessBuilder(JavaProcess.command(Controller.class, (Object[]) command))
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.startsWith(lineStart)) {
        said.add(line);
        line = out.readLine();
      }
      process.toHandle().destroy(); // the process's own method would close its streams, too
      out.lines().forEach(said::add);
    }
    assertEquals(ENDED_BY_SIGTERM, process.waitFor(), String.join("\n", said));
    return said;
  }
}
