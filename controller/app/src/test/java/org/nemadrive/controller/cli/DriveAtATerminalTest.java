package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.Slow;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.testing.TmuxTerminal;
import org.nemadrive.testing.Walkthrough;

/** A drive at a real terminal. */
@StartsProcess
@Slow
class DriveAtATerminalTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void ctrlCStopsTheMotorsClosesBrokerAndPageAndSaysSo() throws Exception {
    Walkthrough.putProgram(folder.resolve("controller"), Controller.class);
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 200)) {
      terminal.type(
          "./controller run --ticks 0 --broker embedded --dashboard 0 --profile '%s' --weights '%s'"
              .formatted(
                  PROFILES.resolve("simulated.yaml"),
                  PROFILES.resolve("weights/pentagon-simulated.json")));
      List<String> screen =
          terminal.awaitScreen(lines -> lines.stream().anyMatch(line -> line.startsWith("tick ")));
      terminal.pressCtrlC();
      List<String> stopped = terminal.awaitScreen(lines -> lines.getLast().equals("$"));
      String all = String.join("\n", stopped);
      assertTrue(all.contains("controller: told to end by a signal: motors off"), all);
      assertFalse(all.matches("(?s).*(Exception|WARN|ERROR).*"), all);
      terminal.type("echo ended with $?");
      terminal.awaitScreen(lines -> lines.contains("ended with 130"));
      assertEquals(2, TmuxTerminal.portsNobodyListensOn(screen), screen + "");
    }
  }
}
