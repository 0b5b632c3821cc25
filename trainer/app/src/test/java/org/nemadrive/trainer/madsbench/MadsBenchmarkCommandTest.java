package org.nemadrive.trainer.madsbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine;

class MadsBenchmarkCommandTest {
  @TempDir private Path folder;
  private final StringWriter printed = new StringWriter();
  private Exception failure;

  @Test
  void theTableHasALineForEachRunAndAColumnForEachCheckpoint() throws IOException {
    Path out = folder.resolve("box.csv");
    assertEquals(
        0, run("--suite", "box", "--n", "2,3", "--budget", "40", "--seeds", "2", "--out", out));
    List<String> lines = Files.readAllLines(out);
    assertEquals("problem,n,seed,f0,best_known,best_25,best_40", lines.getFirst());
    assertEquals(1 + 5 * 2 * 2, lines.size());
    assertTrue(lines.get(1).startsWith("sphere,2,0,"), lines.get(1));
    assertTrue(
        printed.toString().contains("box, medians over seeds 0 to 1, checkpoints in evaluations"));
    assertTrue(Files.readString(folder.resolve("box.svg")).contains("Data profiles, box"));
    assertTrue(Files.size(folder.resolve("box.png")) > 1000);
  }

  @Test
  void seedsThatNoSettingWasChosenOnCanBeAskedFor() throws IOException {
    Path both = folder.resolve("both.csv");
    Path second = folder.resolve("second.csv");
    String[] common = {"--suite", "box", "--n", "3", "--budget", "30"};
    assertEquals(0, run(common, "--first-seed", "6", "--seeds", "2", "--out", both));
    assertEquals(0, run(common, "--first-seed", "7", "--seeds", "1", "--out", second));
    List<String> ofSeven =
        Files.readAllLines(both).stream().filter(line -> line.contains(",3,7,")).toList();
    assertEquals(5, ofSeven.size());
    assertEquals(ofSeven, Files.readAllLines(second).subList(1, 6));
  }

  @Test
  void resultsDoNotDependOnTheThreads() throws IOException {
    Path one = folder.resolve("one.csv");
    Path four = folder.resolve("four.csv");
    for (String variant : List.of("smooth", "nondiff", "wild3")) {
      String[] common = {"--suite", "more-wild", "--variant", variant, "--budget", "3"};
      assertEquals(0, run(common, "--seeds", "2", "--threads", "1", "--out", one));
      assertEquals(0, run(common, "--seeds", "2", "--threads", "4", "--out", four));
      assertEquals(Files.readString(one), Files.readString(four));
      assertEquals(1 + 53 * 2, Files.readAllLines(one).size());
    }
  }

  @Test
  void anotherOptimizersResultsAppearInBrackets() {
    Path reference = folder.resolve("peer.csv");
    Path out = folder.resolve("own.csv");
    String[] common = {"--suite", "box", "--n", "2", "--budget", "10", "--seeds", "1"};
    assertEquals(0, run(common, "--preset", "first", "--out", reference));
    assertEquals(0, run(common, "--compare", reference, "--out", out));
    assertTrue(printed.toString().contains("in brackets peer"), printed.toString());
    assertTrue(printed.toString().lines().anyMatch(l -> l.matches("solved to 1e-01.*\\(.*\\).*")));
  }

  @Test
  void wrongInputIsRefusedInWords() throws IOException {
    Path out = folder.resolve("x.csv");
    assertRefused("--suite: found cutest", "--suite", "cutest", "--out", out);
    assertRefused(
        "--variant: found noisy", "--suite", "more-wild", "--variant", "noisy", "--out", out);
    assertRefused("--n: found 1", "--suite", "box", "--n", "1", "--out", out);
    assertRefused("--budget: found 0", "--suite", "box", "--budget", "0", "--out", out);
    assertRefused("--seeds: found 0", "--suite", "box", "--seeds", "0", "--out", out);
    assertRefused("--first-seed: found -1", "--suite", "box", "--first-seed", "-1", "--out", out);
    assertRefused("--threads: found 0", "--suite", "box", "--threads", "0", "--out", out);
    assertRefused("--preset: found second", "--suite", "box", "--preset", "second", "--out", out);
    assertRefused("wisdom", "--suite", "box", "--without", "wisdom", "--out", out);
    assertRefused("--out: found", "--suite", "box", "--out", folder.resolve("x.txt"));
    assertRefused("no file", "--suite", "box", "--compare", folder.resolve("no.csv"), "--out", out);
    Path broken = folder.resolve("broken.csv");
    Files.writeString(broken, "problem,n,seed,f0,best_known,best_25\nsphere,2,0,x,0,1\n");
    assertRefused(
        "line 2, column f0: found \"x\"",
        "--suite",
        "box",
        "--budget",
        "25",
        "--compare",
        broken,
        "--out",
        out);
  }

  private void assertRefused(String part, Object... args) {
    run(args);
    assertTrue(failure instanceof InvalidInputException, "refused: " + failure);
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
  }

  private int run(String[] common, Object... args) {
    Object[] all = new Object[common.length + args.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(args, 0, all, common.length, args.length);
    return run(all);
  }

  private int run(Object... args) {
    failure = null;
    CommandLine line = new CommandLine(new MadsBenchmarkCommand());
    line.setOut(new PrintWriter(printed));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          failure = e;
          return 1;
        });
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return line.execute(texts);
  }
}
