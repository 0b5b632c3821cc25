package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.cli.TrainerCommand;
import picocli.CommandLine;

/**
 * Files that may not be read and folders that may not be written. Root passes over permissions, so
 * one process without that right tries all commands, one after the other.
 */
@StartsProcess
class UnprivilegedTest {
  private static final Path PROFILES = Path.of("../../hardware-profiles").toAbsolutePath();
  private static final long PATIENCE_S = 300;

  @TempDir Path folder;

  private Path shut;

  /** Runs commands, one a line of the first file, and writes what each says and ends with. */
  static final class Commands {
    public static void main(String[] args) throws IOException {
      List<String> answers = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        String[] words = line.split(" ");
        CommandLine program =
            words[0].equals("trainer") ? TrainerCommand.commandLine() : Controller.commandLine();
        var err = new StringWriter();
        program.setOut(new PrintWriter(Writer.nullWriter()));
        program.setErr(new PrintWriter(err, true));
        int code = program.execute(Arrays.copyOfRange(words, 1, words.length));
        answers.add(code + " " + err.toString().strip().replace("\n", "\\n"));
      }
      Files.write(Path.of(args[1]), answers);
    }
  }

  /** A file that nobody may read. */
  private String secret(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    return file.toString();
  }

  /** A folder in which nobody may write. */
  private String inside(String name) throws IOException {
    if (shut == null) {
      shut = Files.createDirectory(folder.resolve("shut"));
      Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    return shut.resolve(name).toString();
  }

  @AfterEach
  void openAgain() throws IOException {
    if (shut != null) {
      Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** As the user of this test, but bound by permissions. */
  private static List<String> bound(String... command) {
    List<String> words = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private void assumeBound() throws IOException, InterruptedException {
    String probe = secret("probe", "x");
    int code;
    try {
      code =
          new ProcessBuilder(bound("cat", probe))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException absent) {
      code = 0;
    }
    assumeTrue(code == 1, "skipped: no process here is bound by permissions; it needs setpriv");
  }

  @Test
  void whatThisUserMayNotReadOrWriteIsOneSentenceThatNamesItAndExitCode2() throws Exception {
    assumeBound();
    String pentagon = " --task pentagon";
    String simulated = " --profile " + PROFILES.resolve("simulated.yaml");
    String profile = secret("profile.yaml", Files.readString(PROFILES.resolve("simulated.yaml")));
    String weights =
        secret("weights.json", Files.readString(PROFILES.resolve("weights/pentagon.json")));
    String telemetry = secret("telemetry.yaml", "robot: nema-1\nbroker: mqtt://localhost\n");
    String recording = secret("drive.rec", "x");
    String table = secret("table.csv", "pre,post,weight\na,b,3\n");
    secret("worm/connectome.yaml", "name: worm\n");
    secret("run/settings.json", "{}");
    secret("bench/settings.json", "{}");
    String worm = folder.resolve("worm").toString();
    String run = folder.resolve("run").toString();
    String bench = folder.resolve("bench").toString();
    List<String[]> tried =
        Stream.of(
                "controller check --profile " + profile,
                "controller run --ticks 3 --profile " + profile,
                "controller doctor --profile " + profile,
                "controller run --ticks 3" + simulated + " --weights " + weights,
                "controller run --ticks 3" + simulated + " --telemetry " + telemetry,
                "controller run --ticks 3" + simulated + " --connectome " + worm,
                "controller replay " + recording,
                "controller weights import " + weights + " --store " + folder.resolve("store"),
                "trainer evaluate --weights " + weights + pentagon,
                "trainer evaluate --weights untrained" + pentagon + " --profile " + profile,
                "trainer evaluate --weights untrained" + pentagon + " --connectome " + worm,
                "trainer evaluate --weights untrained" + pentagon + " --trace " + inside("t.csv"),
                "trainer evaluate --weights " + run + pentagon,
                "trainer train" + pentagon + " --generations 1 --out " + inside("run"),
                "trainer train" + pentagon + " --generations 1 --from " + weights,
                "trainer train --config " + run + "/settings.json",
                "trainer resume " + run,
                "trainer report " + run,
                "trainer report " + bench,
                "trainer benchmark" + pentagon + " --seeds 1 --generations 1 --out " + inside("b"),
                "trainer film --weights untrained" + pentagon + " --out " + inside("film.html"),
                "trainer export --weights untrained --out " + inside("edges.csv"),
                "trainer import --csv " + table + " --out " + folder.resolve("imported.json"),
                "trainer connectome info " + worm,
                "trainer connectome import " + table + " --out " + folder.resolve("own"),
                "trainer publish --weights " + weights + " --unsigned --to " + inside("offer"),
                "trainer keygen --key " + inside("key"))
            .map(command -> command.split(" "))
            .toList();
    Path list = folder.resolve("commands");
    Files.write(list, tried.stream().map(words -> String.join(" ", words)).toList());
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                bound(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Commands.class.getName(),
                    list.toString(),
                    said.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertTrue(Files.exists(said), () -> "it did not end: " + folder.resolve("log"));
    List<String> answers = Files.readAllLines(said);
    assertEquals(tried.size(), answers.size());
    assertAll(
        Stream.iterate(0, i -> i < tried.size(), i -> i + 1)
            .map(i -> () -> assertRefused(String.join(" ", tried.get(i)), answers.get(i))));
  }

  private void assertRefused(String command, String answer) {
    String both = command + "\n  " + answer;
    assertTrue(answer.startsWith("2 error: "), both);
    assertTrue(answer.contains(folder.toString()), "it does not say which: " + both);
    assertFalse(answer.contains("Exception"), both);
    assertFalse(answer.contains("\\n"), "more than a sentence: " + both);
  }
}
