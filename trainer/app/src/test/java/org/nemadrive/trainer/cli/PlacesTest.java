package org.nemadrive.trainer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.testing.StartsProcess;

/** The program as its users start it, in other countries and on disks that are full. */
@StartsProcess
class PlacesTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final List<String> TRAIN =
      List.of(
          "train", "--task", "pentagon", "--strategy", "ea", "--evaluations", "30", "--seed", "1");

  @TempDir Path folder;

  private record Ended(int code, String text) {}

  private Ended trainer(List<String> javaOptions, File output, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TrainerCommand.class.getName());
    command.addAll(arguments);
    Path printed = folder.resolve("printed");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(printed.toFile())
            .redirectOutput(
                output == null
                    ? ProcessBuilder.Redirect.appendTo(printed.toFile())
                    : ProcessBuilder.Redirect.to(output));
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(printed, StandardCharsets.UTF_8));
  }

  private static List<String> and(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  @ParameterizedTest
  @CsvSource({"de, DE", "fr, FR", "tr, TR", "ar, EG", "fa, IR"})
  void aRunLeavesAHistoryThatCanBeReadInAnyCountry(String language, String country)
      throws Exception {
    Path run = folder.resolve("run");
    List<String> abroad = List.of("-Duser.language=" + language, "-Duser.country=" + country);
    Ended ended = trainer(abroad, null, and(TRAIN, "--out", run.toString()));
    assertEquals(0, ended.code(), ended.text());
    assertTrue(ended.text().contains(" evaluations in "), ended.text());
    assertFalse(ended.text().matches("(?s).*[\u0660-\u0669\u06f0-\u06f9].*"), ended.text());
    List<String> history = Files.readAllLines(run.resolve("history.csv"));
    assertTrue(history.size() > 1, "nothing was noted");
    for (String line : history) {
      assertEquals(10, line.split(",", -1).length, line);
      assertTrue(line.matches("[ -~]*"), line);
    }
  }

  @Test
  void outputThatDoesNotArriveIsNoSuccess() throws Exception {
    assumeTrue(Files.exists(FULL), "skipped: this system has no /dev/full");
    Ended ended = trainer(List.of(), FULL.toFile(), List.of("--version"));
    assertEquals(1, ended.code(), ended.text());
    assertEquals(
        "trainer: standard output was not written to its end: No space left on device",
        ended.text().strip());
  }

  @Test
  void aFileThatAFullDiskCutsIsSaidByItsName() throws Exception {
    assumeTrue(Files.exists(FULL), "skipped: this system has no /dev/full");
    Path run = folder.resolve("run");
    assertEquals(0, trainer(List.of(), null, and(TRAIN, "--out", run.toString())).code());
    Path weights = run.resolve("best-weights.json");
    for (String format : List.of("graphml", "csv")) {
      Ended ended =
          trainer(
              List.of(),
              null,
              List.of(
                  "export",
                  "--weights",
                  weights.toString(),
                  "--format",
                  format,
                  "--out",
                  FULL.toString()));
      assertEquals(1, ended.code(), format + ": " + ended.text());
      assertTrue(ended.text().contains("/dev/full cannot be written"), ended.text());
    }
  }
}
