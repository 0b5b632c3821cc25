package org.nemadrive.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What every command of every program promises at a terminal; each program's tests hold it to that.
 */
public final class CommandRules {
  private static final int COLUMNS = 80;

  private final Supplier<CommandLine> program;
  private final List<String> words;
  private final CommandLine command;

  private CommandRules(Supplier<CommandLine> program, List<String> words) {
    this.program = program;
    this.words = words;
    CommandLine at = program.get();
    for (String word : words) {
      at = at.getSubcommands().get(word);
    }
    command = at;
  }

  /** A test for each command of the program, however deep it lies. */
  public static Stream<DynamicTest> of(Supplier<CommandLine> program) {
    return below(program, List.of())
        .map(rules -> DynamicTest.dynamicTest(rules.words.toString(), rules::check));
  }

  private static Stream<CommandRules> below(Supplier<CommandLine> program, List<String> words) {
    CommandRules here = new CommandRules(program, words);
    return Stream.concat(
        Stream.of(here),
        here.command.getSubcommands().entrySet().stream()
            .filter(sub -> !sub.getValue().getCommandSpec().helpCommand())
            .flatMap(sub -> below(program, with(words, sub.getKey()))));
  }

  private static List<String> with(List<String> words, String... more) {
    List<String> longer = new ArrayList<>(words);
    longer.addAll(List.of(more));
    return longer;
  }

  private record Ended(int code, String out, String err) {}

  private Ended run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        program
            .get()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }

  private void check() {
    helpFitsAndLeavesNothingOpen();
    theListOfCommandsCutsNoSentence();
    aSlipIsRefusedInOneLine();
    if (!command.getCommandSpec().usageMessage().hidden()) {
      theManPageHasItAll();
    }
  }

  private void helpFitsAndLeavesNothingOpen() {
    Ended asked = run(with(words, "--help"));
    assertEquals(0, asked.code, asked.err);
    String help = asked.out;
    assertTrue(help.contains(String.join(" ", words)), help);
    assertFalse(help.contains("null"), help);
    assertFalse(help.contains("${"), help);
    help.lines().forEach(line -> assertTrue(line.length() <= COLUMNS, line));
    List<String> inFront = new ArrayList<>(words);
    inFront.addFirst("help");
    assertEquals(help, run(inFront).out);
    assertNotEquals("", run(with(words, "--version")).out);
  }

  /** Lists of commands show the first line of a description only. */
  private void theListOfCommandsCutsNoSentence() {
    String[] description = command.getCommandSpec().usageMessage().description();
    assertTrue(description.length > 0, "what does it do?");
    for (String line : description) {
      assertTrue(line.matches("[A-Z].*[.]"), line);
    }
  }

  private void aSlipIsRefusedInOneLine() {
    Ended ended = run(with(words, "--hlep"));
    assertEquals(CommandLine.ExitCode.USAGE, ended.code, ended.err);
    assertEquals(1, ended.err.lines().count(), ended.err);
    assertTrue(
        ended.err.startsWith("error: no option \"--hlep\" (did you mean \"--help\"?); see: "),
        ended.err);
    assertTrue(ended.err.strip().endsWith(String.join(" ", with(words, "--help"))), ended.err);
  }

  private void theManPageHasItAll() {
    CommandSpec spec = command.getCommandSpec();
    String page = ManPage.of(command);
    spec.options().stream()
        .filter(option -> !option.hidden())
        .map(option -> option.longestName().replace("-", "\\-"))
        .forEach(option -> assertTrue(page.contains(option), option));
    assertFalse(page.contains("${"), page);
    assertFalse(page.contains("null"), page);
    // A hyphen that is not escaped is typeset as one that cannot be copied into a shell.
    page.lines().forEach(line -> assertFalse(line.matches(".*(?<!\\\\)-.*"), line));
  }
}
