package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.Slow;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.testing.Walkthrough;
import org.nemadrive.trainer.cli.TrainerCommand;

/** docs/first-hour.md, typed by a shell; only the long budgets are cut short. */
@StartsProcess
@OpensBroker
@Slow
class FirstHourTest {
  private static final int BLOCKS_OF_COMMANDS = 12;

  @TempDir private Path folder;

  @Test
  void everyCommandOfTheTutorialDoesWhatThePageSays() throws Exception {
    Walkthrough.putProgram(folder.resolve("trainer/bin/trainer"), TrainerCommand.class);
    Walkthrough.putProgram(folder.resolve("controller/bin/controller"), Controller.class);
    Path profiles = Files.createDirectory(folder.resolve("hardware-profiles"));
    Files.copy(
        Path.of("../../hardware-profiles/simulated.yaml"), profiles.resolve("simulated.yaml"));
    int walked =
        Walkthrough.of(Path.of("../../docs/first-hour.md"))
            .with("--evaluations 50k --no-films", "--evaluations 1k --no-films")
            .with("--out runs/robot", "--evaluations 2k --out runs/robot")
            .walk(folder);
    assertEquals(BLOCKS_OF_COMMANDS, walked);
    assertTrue(Files.size(folder.resolve("runs/first/film.html")) > 0);
    assertTrue(Files.size(folder.resolve("runs/compare/report.html")) > 0);
  }
}
