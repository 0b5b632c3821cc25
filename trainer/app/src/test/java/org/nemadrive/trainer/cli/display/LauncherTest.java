package org.nemadrive.trainer.cli.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.Slow;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.testing.TmuxTerminal;

/**
 * The launcher in a project without a build, with a Maven and a Java that only say what they do.
 */
@StartsProcess
@Slow
class LauncherTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo '[INFO] Downloading from central: somewhere'
      echo '[INFO] Building Nemadrive simulator 0.1.0-SNAPSHOT             [3/7]'
      echo '[INFO] --- compiler:3.14.1:compile (default-compile) @ simulator ---'
      echo '[INFO] Compiling 180 source files'
      while [ -f wait ]; do sleep 0.1; done
      [ ! -f broken ] || { echo '[ERROR] a bracket is missing'; exit 1; }
      mkdir -p trainer/app/target && : >trainer/app/target/trainer.jar
      """;

  @TempDir private Path folder;

  @BeforeEach
  void putTheProject() throws IOException {
    Path root = Path.of("../..");
    for (String file : List.of("trainer/bin/trainer", "simulator/bin/launch.sh")) {
      Files.createDirectories(folder.resolve(file).getParent());
      write(file, Files.readString(root.resolve(file)));
    }
    write("bin/mvn", MAVEN);
    write("jdk/bin/java", "#!/bin/sh\nfor word; do :; done; echo \"trainer $word\"\n");
    write("jdk/release", "JAVA_VERSION=\"21\"\n");
    write("pom.xml", "");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String command(String more) {
    return "PATH=%s:$PATH JAVA_HOME=%s trainer/bin/trainer %s"
        .formatted(folder.resolve("bin"), folder.resolve("jdk"), more);
  }

  private String launch(int code) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", command("--version"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), said);
    assertTrue(said.chars().allMatch(c -> c == '\n' || c >= ' '), said);
    return said;
  }

  @Test
  void inALogTheFirstBuildTellsItsModulesAndTheSecondStartSaysNothing() throws Exception {
    assertEquals(
        """
        Building the trainer, which happens once and takes some minutes on a new machine ...
          [3/7] Nemadrive simulator
        trainer --version
        """,
        launch(0));
    assertEquals("trainer --version\n", launch(0));
  }

  @Test
  void aBuildThatFailsShowsWhatMavenSaysOfIt() throws Exception {
    write("broken", "");
    String said = launch(1);
    assertTrue(
        said.endsWith(
            "[ERROR] a bracket is missing\nerror: the build failed; what Maven says is above\n"),
        said);
  }

  @Test
  void atATerminalOneLineShowsThatTheBuildLives() throws Exception {
    write("wait", "");
    try (TmuxTerminal terminal = new TmuxTerminal(folder, 120)) {
      terminal.type(command("--version"));
      terminal.awaitScreen(
          lines -> lines.getLast().matches("  \\d+ s  \\[3/7] Nemadrive simulator compile"));
      Files.delete(folder.resolve("wait"));
      List<String> ended = terminal.awaitScreen(lines -> lines.contains("trainer --version"));
      assertFalse(String.join("\n", ended).contains("[3/7]"), ended + "");
    }
  }
}
