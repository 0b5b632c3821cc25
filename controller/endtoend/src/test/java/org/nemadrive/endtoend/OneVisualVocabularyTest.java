package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Colours are written in tokens.css and nowhere else that draws. */
class OneVisualVocabularyTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern COLOUR =
      Pattern.compile(
          "(?<!@link)[\"' :(]#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\\b|new"
              + " Color\\(0x|\\bColor\\.[A-Z_]{3,}|\\b(rgba?|hsla?)\\(\\s*[1-9]");

  @Test
  void noColourIsWrittenAnywhereElse() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String module : List.of("simulator/telemetry", "trainer/app", "controller/app")) {
      try (Stream<Path> walk = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
        for (Path file :
            walk.filter(f -> f.toString().matches(".*\\.(java|js|css|ftlh|html)")).toList()) {
          files++;
          for (String line : Files.readAllLines(file)) {
            if (COLOUR.matcher(line).find()) {
              found.add(file + ": " + line.strip());
            }
          }
        }
      }
    }
    assertTrue(files > 300, files + " files were read");
    assertEquals(List.of(), found);
  }
}
