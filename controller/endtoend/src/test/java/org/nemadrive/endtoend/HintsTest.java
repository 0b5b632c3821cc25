package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.trainer.cli.TrainerCommand;
import picocli.CommandLine;

/** What sentences of either program tell people to type is there to be typed. */
class HintsTest {
  private static final Path ROOT = Path.of("..", "..");

  private static final Map<String, CommandLine> PROGRAMS =
      Map.of("trainer", TrainerCommand.commandLine(), "controller", Controller.commandLine());

  /** A call in quotes within a string; a word that is filled in ends what can be looked up. */
  private static final Pattern CALL =
      Pattern.compile("(?:'|\\\\\")(trainer|controller)((?: [a-z][a-z-]*)+)((?: [^'\"\\\\]*)?)");

  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");

  @Test
  void everyCommandAndOptionThatASentenceNamesExists() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Path source : sources()) {
      // A string that goes on in the next line is one string.
      String text = Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", "");
      Matcher call = CALL.matcher(text);
      while (call.find()) {
        found.add(call.group(1) + call.group(2));
        check(source, call);
      }
    }
    assertTrue(
        found.containsAll(
            List.of("trainer resume", "trainer connectome check", "controller weights import")),
        found.toString());
  }

  private static void check(Path source, Matcher call) {
    String where = source.getFileName() + ": " + call.group();
    CommandLine at = PROGRAMS.get(call.group(1));
    for (String word : call.group(2).strip().split(" ")) {
      if (!at.getSubcommands().isEmpty()) {
        assertTrue(at.getSubcommands().containsKey(word), where);
        at = at.getSubcommands().get(word);
      }
    }
    Matcher option = OPTION.matcher(call.group(3));
    while (option.find()) {
      assertTrue(at.getCommandSpec().optionsMap().containsKey(option.group()), where);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.walk(ROOT, 2)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(HintsTest::below)
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
