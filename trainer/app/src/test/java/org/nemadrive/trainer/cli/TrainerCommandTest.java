package org.nemadrive.trainer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.Slow;
import picocli.CommandLine;

/** The program as a person meets it: what is printed, what is written, how it ends. */
@OpensBroker
@Slow
class TrainerCommandTest {
  private static final String WEIGHTS = "best-weights.json";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void trainingEndsWithWhatWasLearnedAPictureAndWeights() throws IOException {
    assertEquals(0, run("train", "--task", "pentagon", "--evaluations", "3000", "--out", dir("a")));
    assertTrue(out.toString().contains("of 36 food eaten (untrained: 4), "), out.toString());
    assertTrue(out.toString().lines().anyMatch(l -> l.endsWith(" of 3,682 weights changed")));
    for (String name :
        List.of(
            "settings.json", "history.csv", "checkpoint.bin", WEIGHTS, "path.svg", "path.png")) {
      assertTrue(Files.size(folder.resolve("a").resolve(name)) > 0, name);
    }
  }

  @Test
  void theMarginOfTrainIsThatOfItsStrategy() throws IOException {
    String[] command = {
      "train", "--task", "pentagon", "--evaluations", "60", "--margin", "2", "--out", dir("m")
    };
    assertEquals(0, run(command));
    assertTrue(
        Files.readString(folder.resolve("m/settings.json")).contains("\"penomad:margin=2.0\""));
    assertWrong(
        "no parameter \"margin\"",
        "train",
        "--task",
        "pentagon",
        "--strategy",
        "ea",
        "--margin",
        "2");
    assertWrong("the margin below 20.0", "train", "--task", "pentagon", "--margin", "20");
  }

  @Test
  void manyLayoutsAreTrainedOnAndOthersTheWormNeverSawAreEvaluated() throws IOException {
    String[] train = {"train", "--layouts", "7", "--evaluations", "60", "--out", dir("many")};
    assertEquals(0, run(train));
    assertTrue(out.toString().contains("of 252 food eaten"), out.toString());
    assertTrue(Files.exists(folder.resolve("many/path-6.png")));
    assertFalse(Files.exists(folder.resolve("many/path-7.png")), "enough pictures");
    String weights = dir("many/" + WEIGHTS);
    run("evaluate", "--weights", weights, "--layouts", "3", "--seed", "9");
    assertTrue(out.toString().contains("polygons-3: fitness"), out.toString());
    assertTrue(out.toString().contains("food eaten, 3 layouts: mean "), out.toString());
    assertEquals(0, run("resume", dir("many")), "the layouts are drawn again from the seed");
  }

  @Test
  void aBenchmarkTellsWhatItsWormsEatOnLayoutsThatNoTrainingSaw() throws IOException {
    String[] command = {
      "benchmark",
      "--task",
      "rotations:1",
      "--task",
      "rotations:2",
      "--strategies",
      "penomad,ea",
      "--seeds",
      "1",
      "--evaluations",
      "60",
      "--no-films",
      "--unseen",
      "rotations:4",
      "--out",
      dir("u")
    };
    assertEquals(0, run(command));
    assertTrue(out.toString().contains("Food on unseen rotations:4: untrained "), out.toString());
    List<String> rows = Files.readAllLines(folder.resolve("u/unseen.csv"));
    assertEquals(1 + 3 + 4, rows.size(), "a header, three yardsticks, four runs");
    assertTrue(rows.get(4).startsWith("rotations:4,rotations:1,1,penomad,1,"), rows.get(4));
    assertTrue(rows.get(7).startsWith("rotations:4,rotations:2,2,ea,1,"), rows.get(7));
    String drawn = "<section id=\"unseen-food\">";
    Path page = folder.resolve("u/report.html");
    assertTrue(Files.readString(page).contains(drawn));
    assertEquals(0, run("report", "--no-films", dir("u")));
    assertTrue(Files.readString(page).contains(drawn), "a later report draws it again");
  }

  @Test
  void theBoundsOfALayoutAreToldButNotForARobotsBody() throws IOException {
    Files.writeString(folder.resolve("two.csv"), "x,y\n1000,600\n1000,1100\n");
    String[] command = {
      "evaluate", "--weights", "untrained", "--task", "file:" + dir("two.csv"), "--bounds"
    };
    assertEquals(0, run(command), err.toString());
    assertTrue(
        out.toString()
            .contains("a path found by search eats 2 of 2 in 250 ticks, no path eats more than 2"),
        out.toString());
    List<String> withRobot = new ArrayList<>(List.of(command));
    withRobot.addAll(List.of("--profile", "../../hardware-profiles/hbridge.yaml"));
    assertWrong("leave --profile out", withRobot.toArray(String[]::new));
  }

  @Test
  void trainingInScenariosTellsWhatIsEatenInOthersAndScenariosThatAreAllTheSameAreRefused()
      throws IOException {
    String[] command = {
      "train",
      "--task",
      "pentagon",
      "--evaluations",
      "60",
      "--jitter",
      "10",
      "--robust",
      "4",
      "--out",
      dir("j")
    };
    assertEquals(0, run(command));
    assertTrue(out.toString().contains("In 64 scenarios that no training saw: "), out.toString());
    assertTrue(Files.readString(folder.resolve("j/scenarios.json")).contains("\"scenarios\" : 4"));
    assertTrue(Files.readString(folder.resolve("j/best-weights.json")).contains("\"sigmaUnits\""));
    assertWrong(
        "--robust: all scenarios would be the same", "train", "--task", "pentagon", "--robust");
    assertWrong(
        "--robust: found 1, expected",
        "train",
        "--task",
        "pentagon",
        "--jitter",
        "1",
        "--robust",
        "1");
    assertWrong("--jitter: found -1.0", "train", "--task", "pentagon", "--jitter", "-1");
    assertWrong(
        "--redraw: found -1", "train", "--task", "pentagon", "--jitter", "1", "--redraw", "-1");
    assertWrong(
        "--picture: found x.gif, expected a name that ends in .svg or .png, together with --noise",
        "evaluate",
        "--weights",
        "untrained",
        "--task",
        "pentagon",
        "--picture",
        "x.gif");
  }

  @Test
  void theSameCommandWith1And2ThreadsGivesTheSameWeightsFile() throws IOException {
    for (String threads : List.of("1", "2")) {
      assertEquals(
          0,
          run(
              "train",
              "--task",
              "triangle,circle",
              "--strategy",
              "renomad",
              "--seed",
              "4",
              "--evaluations",
              "2500",
              "--threads",
              threads,
              "--out",
              dir(threads)));
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("1").resolve(WEIGHTS)),
        Files.readAllBytes(folder.resolve("2").resolve(WEIGHTS)));
    assertTrue(Files.exists(folder.resolve("1/path-2.png")), "one picture a layout");
  }

  @Test
  void aWatchedRunFindsTheSameWormAndEndsWithAllThatShowedIt() throws IOException {
    assertEquals(0, trainToCompare("alone", "--threads", "1"));
    for (String threads : List.of("1", "2")) {
      String[] watched = {"--threads", threads, "--broker", "embedded", "--dashboard", "0"};
      assertEquals(0, trainToCompare("watched-" + threads, watched));
      assertTrue(out.toString().contains("Dashboard: http://"), out.toString());
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("alone").resolve(WEIGHTS)),
          Files.readAllBytes(folder.resolve("watched-" + threads).resolve(WEIGHTS)));
      assertFalse(
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .anyMatch(name -> name.equals("simulated-loop") || name.equals("telemetry")),
          "a thread of the show outlived the run");
    }
  }

  private int trainToCompare(String name, String... more) {
    List<String> command = new ArrayList<>(List.of("train", "--task", "pentagon"));
    command.addAll(List.of("--strategy", "menomad:populationSize=16", "--evaluations", "2500"));
    command.addAll(List.of("--out", dir(name)));
    command.addAll(List.of(more));
    return run(command.toArray(String[]::new));
  }

  @Test
  void aFinishedRunCanBeResumedAndStaysAsItWas() throws IOException {
    run("train", "--task", "pentagon", "--generations", "2", "--strategy", "ea", "--out", dir("r"));
    byte[] before = Files.readAllBytes(folder.resolve("r").resolve(WEIGHTS));
    assertEquals(0, run("resume", dir("r")));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("r").resolve(WEIGHTS)));
  }

  @Test
  void evaluatePrintsFitnessFoodAndDistancesOfTheUntrainedWorm() {
    assertEquals(0, run("evaluate", "--weights", "untrained", "--task", "pentagon"));
    assertEquals(
        """
        polygon5: fitness 124.695346, 4 of 36 food eaten
        penalised fitness 124.695346
        L0 0 of 3,682 weights changed, L2 0.000000
        """,
        out.toString());
  }

  @Test
  void evaluateRunsTheGopigoDynamicsOnRequest() {
    assertEquals(
        0,
        run("evaluate", "--weights", "untrained", "--task", "square600", "--dynamics", "gopigo"));
    assertTrue(out.toString().startsWith("square600: fitness 213.941533, 7 of 36 food eaten"));
  }

  @Test
  void withoutJitterEveryRunIsTheSame() {
    assertEquals(
        0,
        run(
            "evaluate",
            "--weights",
            "untrained",
            "--task",
            "pentagon",
            "--jitter",
            "0",
            "--runs",
            "5"));
    assertTrue(
        out.toString()
            .contains(
                "food eaten: mean 4.00, standard deviation 0.00, minimum 4.00, maximum 4.00"));
  }

  @Test
  void withoutAMarginAllFoodEatenIsSureAndWithAWideOneNone() {
    String[] command = {
      "evaluate", "--weights", "untrained", "--task", "pentagon", "--margin", "0"
    };
    run(command);
    assertTrue(
        out.toString().contains("polygon5: 4 of 36 food eaten for sure with positions up to 0.0"));
    command[command.length - 1] = "19.9";
    run(command);
    assertTrue(
        out.toString().contains("polygon5: 0 of 36 food eaten for sure with positions up to 19.9"));
  }

  @Test
  void jitterFollowsTheSeed() {
    String[] command = {
      "evaluate",
      "--weights",
      "untrained",
      "--task",
      "pentagon",
      "--jitter",
      "20",
      "--runs",
      "30",
      "--seed",
      "1"
    };
    run(command);
    String first = out.toString();
    out.getBuffer().setLength(0);
    run(command);
    assertEquals(first, out.toString());
    command[command.length - 1] = "2";
    out.getBuffer().setLength(0);
    run(command);
    assertFalse(first.equals(out.toString()));
  }

  @Test
  void theTraceHasOneRowATick() throws IOException {
    run("evaluate", "--weights", "untrained", "--task", "pentagon", "--trace", dir("t.csv"));
    List<String> rows = Files.readAllLines(folder.resolve("t.csv"));
    assertEquals(251, rows.size());
    assertEquals("polygon5,0,0.0,0.0,810.7,600.0,0.0,0,36,0.0", rows.get(1));
  }

  @Test
  void exportedWeightsComeBackByImport() {
    run("train", "--task", "pentagon", "--generations", "1", "--out", dir("x"));
    assertEquals(0, run("export", "--weights", dir("x/" + WEIGHTS), "--out", dir("x.csv")));
    assertEquals(0, run("import", "--csv", dir("x.csv"), "--out", dir("y.json")));
    out.getBuffer().setLength(0);
    run("evaluate", "--weights", dir("x/" + WEIGHTS), "--task", "pentagon");
    String original = out.toString();
    out.getBuffer().setLength(0);
    run("evaluate", "--weights", dir("y.json"), "--task", "pentagon");
    assertEquals(original, out.toString());
    assertEquals(
        0,
        run(
            "export",
            "--weights",
            dir("y.json"),
            "--format",
            "graphml",
            "--out",
            dir("y.graphml")));
  }

  @Test
  void aBenchmarkEndsWithASummaryTablesFiguresAndAReport() throws IOException {
    String[] command = {
      "benchmark",
      "--task",
      "pentagon",
      "--strategies",
      "one-plus-one:trialsPerGeneration=5,cma-es:populationSize=8|16",
      "--seeds",
      "2",
      "--evaluations",
      "60",
      "--no-films",
      "--threads",
      "2",
      "--out",
      dir("b")
    };
    assertEquals(0, run(command), err.toString());
    assertTrue(out.toString().contains("6 runs of 60 evaluations each, 2 side by side"));
    assertTrue(out.toString().lines().anyMatch(l -> l.startsWith("cma-es:populationSize=16 ")));
    for (String name :
        List.of(
            "benchmark.json",
            "curves.csv",
            "results.csv",
            "summary.csv",
            "differences.csv",
            "figures/fig2-network.svg",
            "figures/fig4-computing-time.png",
            "report.html")) {
      assertTrue(Files.size(folder.resolve("b").resolve(name)) > 0, name);
    }
    assertFalse(Files.exists(folder.resolve("b/films")));
    byte[] results = Files.readAllBytes(folder.resolve("b/results.csv"));
    out.getBuffer().setLength(0);
    assertEquals(0, run("report", "--no-films", dir("b")));
    assertTrue(out.toString().startsWith("Report: "));
    assertArrayEquals(results, Files.readAllBytes(folder.resolve("b/results.csv")));
    assertWrong(
        "has a budget of 60 evaluations",
        "benchmark",
        "--task",
        "pentagon",
        "--evaluations",
        "61",
        "--out",
        dir("b"));
  }

  @Test
  void aBenchmarkWithAFailedRunEndsWith1AndKeepsTheOthers() throws IOException {
    String[] command = {
      "benchmark",
      "--task",
      "pentagon",
      "--strategies",
      "one-plus-one",
      "--seeds",
      "2",
      "--evaluations",
      "20",
      "--no-films",
      "--out",
      dir("b")
    };
    assertEquals(0, run(command));
    Path ledger = folder.resolve("b/ledger.jsonl");
    List<String> others =
        Files.readAllLines(ledger).stream().filter(row -> !row.contains("\"seed\":2")).toList();
    assertEquals(1, others.size());
    Files.write(ledger, others);
    try (Stream<Path> runs = Files.list(folder.resolve("b/runs/polygon5"))) {
      Path second = runs.filter(run -> run.toString().contains("-seed2-")).findAny().orElseThrow();
      Files.writeString(second.resolve("settings.json"), "no JSON");
    }
    command[6] = "3";
    assertEquals(1, run(command));
    assertTrue(err.toString().contains("failed: 1 of 3 runs, see "), err.toString());
    assertTrue(out.toString().contains("by one-plus-one, seed 3: "), out.toString());
  }

  @Test
  void aFilmIsAGifOrAPageAndARunHasAReport() throws IOException {
    run("train", "--task", "pentagon", "--generations", "1", "--strategy", "ea", "--out", dir("r"));
    String weights = dir("r/" + WEIGHTS);
    assertEquals(
        0, run("film", "--weights", weights, "--task", "circle", "--out", dir("film.html")));
    assertTrue(
        Files.readString(folder.resolve("film.html"))
            .contains("<h1>ea, circle, celegans-white 7f3bbb0e</h1>"));
    String before = out.toString();
    PrintStream standardOutput = System.out;
    var piped = new ByteArrayOutputStream();
    System.setOut(new PrintStream(piped, true));
    try {
      assertEquals(0, run("film", "--weights", weights, "--task", "circle", "--out", "-"));
    } finally {
      System.setOut(standardOutput);
    }
    assertEquals(before, out.toString(), "a film and nothing else goes to standard output");
    String film = piped.toString(StandardCharsets.ISO_8859_1);
    assertTrue(film.startsWith("GIF89a"), "no film");
    assertTrue(film.contains(Connectome.celegans().identity()), "it does not say whose");
    assertEquals(0, run("report", dir("r")));
    assertTrue(
        Files.readString(folder.resolve("r/report.html"))
            .contains(
                "trainer/bin/trainer train --task pentagon --strategy ea --seed 1 --generations"
                    + " 1"));
  }

  @Test
  void wrongUsageEndsWith2AndASentenceAndNeverAStackTrace() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{\"format\": \"nemadrive-weights\", ");
    Files.writeString(folder.resolve("food.csv"), "x,y\n1,2\n3,four\n");
    assertWrong("no command given");
    assertWrong("no command \"trane\" (did you mean \"train\"?)", "trane");
    assertWrong("issing required option: '--task", "train");
    assertWrong("\"polygons:0\": after the colon", "train", "--layouts", "0");
    assertWrong("are mutually exclusive", "train", "--layouts", "2", "--task", "pentagon");
    assertWrong(
        "no task \"polygon9\" (did you mean \"polygon3\"?); there are",
        "train",
        "--task",
        "polygon9");
    assertWrong("has an empty name", "train", "--task", "");
    assertWrong(
        "food.csv, line 3, column y: found \"four\", expected a finite number",
        "train",
        "--task",
        "file:" + dir("food.csv"));
    assertWrong(
        "no file at nowhere.csv",
        "evaluate",
        "--weights",
        "untrained",
        "--task",
        "file:nowhere.csv");
    assertWrong("no strategy \"magic\"", "train", "--task", "pentagon", "--strategy", "magic");
    assertWrong("--minutes: found -1.0", "train", "--task", "pentagon", "--minutes", "-1");
    assertWrong("--minutes: found NaN", "train", "--task", "pentagon", "--minutes", "NaN");
    assertWrong("--evaluations: found 0", "train", "--task", "pentagon", "--evaluations", "0");
    assertWrong(
        "\"many\" is no whole number", "train", "--task", "pentagon", "--generations", "many");
    assertWrong(
        "mutually exclusive",
        "train",
        "--task",
        "pentagon",
        "--minutes",
        "1",
        "--generations",
        "1");
    assertWrong("--threads: found 0", "train", "--task", "pentagon", "--threads", "0");
    assertWrong("no weights file at", "train", "--task", "pentagon", "--from", dir("none.json"));
    assertWrong(
        "is no complete JSON", "evaluate", "--weights", dir("bad.json"), "--task", "circle");
    assertWrong(
        "--jitter: found -1.0",
        "evaluate",
        "--weights",
        "untrained",
        "--task",
        "circle",
        "--jitter",
        "-1");
    assertWrong(
        "--margin: found 20.0",
        "evaluate",
        "--weights",
        "untrained",
        "--task",
        "circle",
        "--margin",
        "20");
    assertWrong(
        "--runs: found 0",
        "evaluate",
        "--weights",
        "untrained",
        "--task",
        "circle",
        "--jitter",
        "1",
        "--runs",
        "0");
    assertWrong(
        "no dynamics \"chaos\"; there are synchronous, gopigo",
        "evaluate",
        "--weights",
        "untrained",
        "--task",
        "circle",
        "--dynamics",
        "chaos");
    assertWrong("no run in", "resume", dir("nothing"));
    assertWrong("is not empty", "train", "--task", "circle", "--out", folder.toString());
    assertWrong(
        "invalid value for option '--format'",
        "export",
        "--weights",
        "untrained",
        "--format",
        "xml",
        "--out",
        dir("o"));
    assertWrong("no file at", "import", "--csv", dir("none.csv"), "--out", dir("o.json"));
    assertWrong(
        "expected a name that ends in .gif or .html",
        "film",
        "--weights",
        "untrained",
        "--task",
        "circle",
        "--out",
        dir("film.mp4"));
    assertWrong(
        "found 2 layouts, a film shows one",
        "film",
        "--weights",
        "untrained",
        "--task",
        "circle,grid",
        "--out",
        dir("film.gif"));
    assertWrong("no run in", "report", dir("nothing"));
    assertWrong(
        "--seeds: found 0",
        "benchmark",
        "--task",
        "circle",
        "--seeds",
        "0",
        "--out",
        dir("nothing"));
    assertWrong(
        "no parameter \"sigmo\"",
        "benchmark",
        "--task",
        "circle",
        "--strategies",
        "openai-es:sigmo=1",
        "--out",
        dir("nothing"));
  }

  @Test
  void aFileThatCannotBeWrittenEndsWith1AndASentence() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    assertEquals(1, run("export", "--weights", "untrained", "--out", dir("file") + "/below/x.csv"));
    assertTrue(err.toString().startsWith("failed: a file could not be read or written: "));
    assertFalse(err.toString().contains("\tat "));
  }

  private void assertWrong(String part, String... args) {
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    String command = String.join(" ", args);
    assertEquals(2, run(args), command + "\n" + err);
    assertTrue(err.toString().startsWith("error: "), command + "\n" + err);
    assertTrue(err.toString().contains(part), command + "\n" + err);
    assertFalse(err.toString().contains("\tat "), command + "\n" + err);
    assertFalse(err.toString().contains("Exception"), command + "\n" + err);
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
