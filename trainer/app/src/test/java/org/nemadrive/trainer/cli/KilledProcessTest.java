package org.nemadrive.trainer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;

/** A real process, killed for real, in the middle of whatever it was doing. */
@StartsProcess
class KilledProcessTest {
  private static final int KILLS = 4;
  private static final String GENERATIONS = "60";

  @TempDir private Path folder;

  @Test
  void aProcessKilledWithSignal9LosesAtMostTheGenerationItWasIn()
      throws IOException, InterruptedException {
    Path straight = folder.resolve("straight");
    Path killed = folder.resolve("killed");
    assertEquals(0, start("train", straight).waitFor());

    int generationsBefore = 0;
    Process process = start("train", killed);
    for (int kill = 0; kill < KILLS; kill++) {
      awaitGeneration(process);
      process.destroyForcibly().waitFor();
      int generations = Files.readAllLines(killed.resolve("history.csv")).size() - 1;
      assertTrue(generations > generationsBefore, "the generation that it spoke of is on record");
      generationsBefore = generations;
      process = start("resume", killed);
    }
    assertEquals(0, process.waitFor());
    assertArrayEquals(
        Files.readAllBytes(straight.resolve("best-weights.json")),
        Files.readAllBytes(killed.resolve("best-weights.json")));
  }

  private static void awaitGeneration(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    String line = reader.readLine();
    while (line != null && !line.contains(" done, generation ")) {
      line = reader.readLine();
    }
  }

  private static Process start(String command, Path run) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(TrainerCommand.class.getName(), command));
    if (command.equals("train")) {
      line.addAll(
          List.of("--task", "pentagon", "--strategy", "ea", "--generations", GENERATIONS, "--out"));
    }
    line.add(run.toString());
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }
}
