package org.nemadrive.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;

/** docs/neuron-core.md: its example is compiled and run as its reader would. */
@StartsProcess
class NeuronCorePageTest {
  @TempDir private Path folder;

  private static String block(String page, String language) {
    String begin = "```" + language + "\n";
    int at = page.indexOf(begin) + begin.length();
    return page.substring(at, page.indexOf("```", at));
  }

  @Test
  void theExampleCompilesAndPrintsWhatThePageShows() throws Exception {
    String page = Files.readString(Path.of("../../docs/neuron-core.md"));
    Path source = folder.resolve("Wriggle.java");
    Files.writeString(source, block(page, "java"));
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), printed);
    assertEquals(block(page, "text"), printed);
  }
}
