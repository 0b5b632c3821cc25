package org.nemadrive.trainer.cli.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.Slow;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.testing.TmuxTerminal;
import org.nemadrive.testing.Walkthrough;
import org.nemadrive.trainer.cli.TrainerCommand;

/** The trainer at a real terminal, in a shell, in a folder that is not the project's. */
@StartsProcess
@Slow
class TerminalTest {
  private static final Pattern PROGRESS =
      Pattern.compile(
          " *\\d+%  food \\d+/36  \\S+(?: days)? left  gen(?:eration)? (\\d+)  \\d+k? evals/s");

  private static final String GO_ON = "Stopped. Go on with: ";

  /** Generations of an instant, and hours of them. */
  private static final String ENDLESS =
      " --task pentagon --threads 1 --evaluations 99M --strategy one-plus-one";

  @TempDir private Path folder;

  @BeforeEach
  void putTheProgram() throws Exception {
    Walkthrough.putProgram(folder.resolve("bin/trainer"), TrainerCommand.class);
    Files.createDirectory(folder.resolve("elsewhere"));
  }

  private static int generation(List<String> screen) {
    int found = 0;
    for (String line : screen) {
      Matcher progress = PROGRESS.matcher(line);
      found = progress.matches() ? Integer.parseInt(progress.group(1)) : found;
    }
    return found;
  }

  private static String advice(List<String> screen) {
    String all = String.join("", screen);
    int at = all.indexOf(GO_ON) + GO_ON.length();
    return all.substring(at, all.indexOf("$", at)).strip();
  }

  private static void awaitGeneration(TmuxTerminal terminal, int after) throws Exception {
    terminal.awaitScreen(screen -> generation(screen) > after);
  }

  /** Waits until the line fills a terminal that is narrower, and nothing of it is elsewhere. */
  private static void awaitCut(TmuxTerminal terminal, int columns, String pattern)
      throws Exception {
    List<String> screen =
        terminal.awaitScreen(
            lines -> lines.getLast().length() > columns - 3 && lines.getLast().matches(pattern));
    assertEquals(1, screen.stream().filter(line -> line.contains("food")).count(), screen + "");
    assertFalse(screen.toString().contains("evals/s"), screen + "");
  }

  @Test
  void aRunShowsOneLineAtAnyWidthAndAfterCtrlCGoesOnByTheCommandThatItPrinted() throws Exception {
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 20)) {
      terminal.type("cd elsewhere");
      terminal.clear();
      terminal.type("../bin/trainer train --out 'my run'" + ENDLESS);
      awaitCut(terminal, 20, " *\\d+%  food \\d+/36  .+");
      terminal.resize(40);
      awaitCut(terminal, 40, " *\\d+%  food \\d+/36  \\S+(?: days)? left  .+");
      int seen = 0;
      for (int columns : List.of(60, 80, 100, 200, 60)) {
        terminal.resize(columns);
        int before = seen;
        List<String> screen = terminal.awaitScreen(lines -> generation(lines) > before);
        seen = generation(screen);
        assertEquals(
            1, screen.stream().filter(line -> line.contains("evals/s")).count(), screen + "");
      }
      terminal.pressCtrlC();
      List<String> stopped = terminal.awaitScreen(lines -> lines.getLast().equals("$"));
      assertEquals("../bin/trainer resume 'my run'", advice(stopped));
      terminal.type("echo ended with $?");
      terminal.awaitScreen(lines -> lines.contains("ended with 130"));

      terminal.clear();
      terminal.type(advice(stopped) + " --threads 1");
      awaitGeneration(terminal, seen);
      terminal.pressCtrlC();
      terminal.awaitScreen(lines -> lines.getLast().equals("$"));
    }
    String history = Files.readString(folder.resolve("elsewhere/my run/history.csv"));
    long rows = history.lines().skip(1).map(row -> row.split(",")[0]).distinct().count();
    assertEquals(rows, history.lines().skip(1).count(), "a generation is there once");
    assertTrue(Files.exists(folder.resolve("elsewhere/my run/checkpoint.bin")));
  }

  @Test
  void ctrlCClosesBrokerAndPageAndSaysHowToGoOn() throws Exception {
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 120)) {
      terminal.type("bin/trainer train --out watched --broker embedded --dashboard 0" + ENDLESS);
      List<String> screen = terminal.awaitScreen(lines -> generation(lines) > 0);
      terminal.pressCtrlC();
      List<String> stopped = terminal.awaitScreen(lines -> lines.getLast().equals("$"));
      assertEquals("bin/trainer resume watched", advice(stopped));
      assertFalse(
          String.join("\n", stopped).matches("(?s).*(Exception|WARN|ERROR).*"), stopped + "");
      terminal.type("echo ended with $?");
      terminal.awaitScreen(lines -> lines.contains("ended with 130"));
      assertEquals(2, TmuxTerminal.portsNobodyListensOn(screen), screen + "");
    }
  }

  @Test
  void aBenchmarkAfterCtrlCGoesOnByTheSameCommand() throws Exception {
    String command =
        "bin/trainer benchmark --task pentagon --strategies 'one-plus-one:searches=4|8' --out b"
            + " --seeds 1 --evaluations 99M --threads 2";
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 200)) {
      terminal.type(command);
      terminal.awaitScreen(
          lines -> lines.getLast().matches(" *0%  0 of 2 runs done  .* left  \\d+ evals/s"));
      terminal.pressCtrlC();
      List<String> stopped = terminal.awaitScreen(lines -> lines.getLast().equals("$"));
      assertEquals(command, advice(stopped));
      terminal.type("echo ended with $?");
      terminal.awaitScreen(lines -> lines.contains("ended with 130"));
    }
    assertFalse(Files.exists(folder.resolve("b/failures.csv")), "a stop is no failure");
  }

  @Test
  void aGenerationOfMinutesIsNotWaitedFor() throws Exception {
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 80)) {
      terminal.type(
          "bin/trainer train --out long --task pentagon --threads 1"
              + " --strategy menomad:populationSize=100_000");
      terminal.awaitScreen(lines -> lines.getLast().equals("  0%  the first generation"));
      terminal.pressCtrlC();
      List<String> stopped = terminal.awaitScreen(lines -> lines.getLast().equals("$"));
      assertEquals("bin/trainer resume long", advice(stopped));
    }
  }

  @Test
  void whatGoesToAFileHasNoColoursAndNoRedrawnLines() throws Exception {
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 80)) {
      terminal.type(
          "bin/trainer train --out log --task pentagon --threads 1 --evaluations 2k >log.txt 2>&1;"
              + " echo ended with $?");
      terminal.awaitScreen(lines -> lines.contains("ended with 0"));
    }
    String log = Files.readString(folder.resolve("log.txt"));
    assertTrue(log.contains("evaluations a second"), log);
    assertTrue(log.chars().allMatch(c -> c == '\n' || c >= ' '), log);
  }
}
