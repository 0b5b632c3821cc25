package org.nemadrive.trainer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.testing.Slow;
import picocli.CommandLine;

/** Runs listed, compared, extended, repeated and pointed at, by the commands that people type. */
@Slow
class RunsAsThingsTest {
  private static final String ROBOT = "../../hardware-profiles/simulated.yaml";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aRunOfTwoGenerations() {
    assertEquals(0, train("a", "--generations", "2"), err.toString());
  }

  @Test
  void aFinishedRunIsExtendedToWhatALongerOneWouldHaveFound() throws IOException {
    assertEquals(0, train("long", "--generations", "4"));
    assertEquals(0, run("resume", dir("a"), "--generations", "4"), err.toString());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("long/best-weights.json")),
        Files.readAllBytes(folder.resolve("a/best-weights.json")));
    assertEquals(2, run("resume", dir("a"), "--generations", "3"));
    assertTrue(err.toString().contains("has a budget of 4 generations already"), err.toString());
    assertEquals(2, run("resume", dir("a"), "--evaluations", "100000"));
    assertTrue(err.toString().contains("extend it by a budget of the same kind"));
  }

  @Test
  void aConfigGivesTheSameRunAndWhatStandsBesideItHasPrecedence() throws IOException {
    assertEquals(0, run("train", "--config", dir("a/settings.json"), "--out", dir("again")));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a/best-weights.json")),
        Files.readAllBytes(folder.resolve("again/best-weights.json")));
    String[] other = {
      "train", "--config", dir("a/settings.json"), "--seed", "9", "--out", dir("other")
    };
    assertEquals(0, run(other));
    String settings = Files.readString(folder.resolve("other/settings.json"));
    assertTrue(settings.contains("\"seed\" : 9") && settings.contains("\"ea\""), settings);
    assertEquals(2, run("train", "--out", dir("nothing")));
    assertTrue(err.toString().contains("missing required option: '--task'"));
  }

  @Test
  void aConfigTakesRobotAndScenariosAlongAndAReportTellsThemApart() throws IOException {
    String[] robot = {"--generations", "1", "--profile", ROBOT, "--jitter", "5", "--robust", "2"};
    assertEquals(0, train("robot", robot), err.toString());
    String config = dir("robot/settings.json");
    assertEquals(0, run("train", "--config", config, "--out", dir("again")), err.toString());
    for (String file : List.of("best-weights.json", "robot-profile.yaml", "scenarios.json")) {
      assertEquals(
          Files.readString(folder.resolve("robot").resolve(file)),
          Files.readString(folder.resolve("again").resolve(file)));
    }
    assertEquals(Files.readString(Path.of(ROBOT)), text("again/robot-profile.yaml"));
    assertEquals(0, run("report", "--no-films", "--out", dir("page"), dir("a"), dir("robot")));
    String summary = text("page/summary.csv");
    assertTrue(summary.contains("\"ea, 2 generations, no body, one run\""), summary);
    assertTrue(summary.contains("\"ea, 1 generations, body simulated "), summary);
  }

  @Test
  void aBenchmarkRefusesAMarginThatNoneKnowsAndScenariosThatAreAllTheSame() {
    String[] margin = {
      "benchmark", "--task", "circle", "--strategies", "ea", "--margin", "2", "--out", dir("x")
    };
    assertEquals(2, run(margin));
    assertTrue(err.toString().contains("--margin: none of the strategies is penomad"));
    assertEquals(2, run("benchmark", "--task", "circle", "--robust", "--out", dir("x")));
    assertTrue(err.toString().contains("--robust: all scenarios would be the same"));
    assertEquals(2, run("benchmark", "--task", "circle", "--profile", "no", "--out", dir("x")));
    assertTrue(err.toString().contains("a file from hardware-profiles/"), err.toString());
  }

  @Test
  void aRunFolderStandsForItsWeights() throws IOException {
    assertEquals(0, run("evaluate", "--weights", dir("a"), "--task", "pentagon"), err.toString());
    String ofFolder = out.toString();
    out.getBuffer().setLength(0);
    run("evaluate", "--weights", dir("a/best-weights.json"), "--task", "pentagon");
    assertTrue(ofFolder.endsWith(out.toString()), ofFolder);
    assertEquals(0, train("from", "--generations", "1", "--from", dir("a")), err.toString());
  }

  @Test
  void theListSaysWhichRunsAreFinishedStoppedRunningOrDamaged() throws IOException {
    train("b", "--generations", "1");
    Path settings = folder.resolve("b/settings.json");
    Files.writeString(
        settings, Files.readString(settings).replace("\"amount\" : 1.0", "\"amount\" : 7.0"));
    train("c", "--generations", "1");
    Files.createDirectories(folder.resolve("d"));
    Files.writeString(folder.resolve("d/settings.json"), "{");
    FolderLock lock = FolderLock.acquire(folder.resolve("c"), "run");
    try (lock) {
      out.getBuffer().setLength(0);
      assertEquals(0, run("list", dir("")));
      List<String> lines = out.toString().lines().toList();
      assertEquals(5, lines.size(), out.toString());
      assertTrue(lines.get(1).matches("pentagon +ea +3 .* finished +\\d+ s +.*/a"), lines.get(1));
      assertTrue(lines.get(2).matches("pentagon +ea +3 .* stopped +\\d+ s +.*/b"), lines.get(2));
      assertTrue(lines.get(3).matches("pentagon +ea +3 .* running +\\d+ s +.*/c"), lines.get(3));
      assertTrue(lines.get(4).contains("settings.json cannot be used"), lines.get(4));
      assertEquals(2, run("resume", dir("c")));
      assertTrue(err.toString().contains("uses the run in "), err.toString());
    }
    assertEquals(2, run("list", dir("nowhere")));
    assertTrue(err.toString().contains("no folder at "));
  }

  @Test
  void anyRunsAreComparedAndThoseThatDifferInMoreThanSeedAreToldApart() throws IOException {
    train("b", "--generations", "3");
    assertEquals(0, run("report", "--no-films", "--out", dir("page"), dir("a"), dir("b")));
    String summary = Files.readString(folder.resolve("page/summary.csv"));
    assertTrue(summary.contains("pentagon,\"ea, 2 generations\",food,1,"), summary);
    assertTrue(summary.contains("pentagon,\"ea, 3 generations\",food,1,"), summary);
    assertTrue(Files.size(folder.resolve("page/report.html")) > 10_000);
    // The folder that the others lie in, first.
    assertEquals(0, run("report", "--no-films", dir(""), "a", "b"), err.toString());
    assertEquals(summary, Files.readString(folder.resolve("summary.csv")));
    assertEquals(2, run("report", dir("a"), dir("nowhere")));
    assertTrue(err.toString().contains("no run in "));
  }

  @Test
  void anEngineThatIsNotThereAndAShardThatIsNoneAreRefused() {
    String[] engine = {"benchmark", "--task", "circle", "--engine", "spark", "--out", dir("x")};
    assertEquals(2, run(engine));
    assertTrue(err.toString().contains("--engine: found \"spark\", here are local"));
    for (String shard : List.of("0/4", "5/4", "1", "a/b", "1/0")) {
      assertEquals(2, run("benchmark", "--task", "circle", "--shard", shard, "--out", dir("x")));
    }
    assertEquals(2, run("benchmark"));
    assertTrue(err.toString().contains("give --task and --out"), err.toString());
  }

  private int train(String name, String... more) {
    String[] common = {"train", "--task", "pentagon", "--strategy", "ea", "--seed", "3", "--out"};
    String[] command = new String[common.length + 1 + more.length];
    System.arraycopy(common, 0, command, 0, common.length);
    command[common.length] = dir(name);
    System.arraycopy(more, 0, command, common.length + 1, more.length);
    return run(command);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private String dir(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... args) {
    CommandLine line = TrainerCommand.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
