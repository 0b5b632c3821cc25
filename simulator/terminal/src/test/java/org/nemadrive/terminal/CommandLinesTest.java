package org.nemadrive.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CommandLinesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A program with a command in a group of commands. */
  @Command(name = "sower", description = "Sows.", subcommands = Field.class)
  static final class Sower {}

  @Command(name = "field", description = "Works on fields.")
  static final class Field {
    @Command(description = "Sow a field.", mixinStandardHelpOptions = true)
    int sow(
        @Option(names = "--grains", description = "How many.", required = true) int grains,
        @Option(names = "--seed", description = "Of what.", defaultValue = "1") Long seed,
        @Parameters(description = "Where.", arity = "0..1", defaultValue = "here") String where) {
      return Math.toIntExact(grains + seed);
    }
  }

  private static CommandLine program() {
    return CommandLines.of(new Sower(), () -> new String[] {"sower 1"});
  }

  private int run(String... arguments) {
    return program()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @TestFactory
  Stream<DynamicTest> theRulesHold() {
    return CommandRules.of(CommandLinesTest::program);
  }

  @Test
  void countsOfEveryKindAreReadAsPeopleWriteThem() {
    assertEquals(1_001_000, run("field", "sow", "--grains", "1e6", "--seed", "1_000"), err + "");
    assertEquals(300_001, run("field", "sow", "--grains=300k"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "field sow|missing required option: '--grains=<grains>'; see: sower field sow --help",
        "field sow --grians 3|no option \"--grians\" (did you mean \"--grains\"?); see: sower field"
            + " sow --help",
        "field sow --grains 3 a b|\"b\" is one word too many; see: sower field sow --help",
        "feild|no command \"feild\" (did you mean \"field\"?); see: sower --help",
        "help fiel|no command \"fiel\" (did you mean \"field\"?); see: sower --help",
        "field|missing required subcommand; see: sower field --help",
        "field sow --grains 1.5|invalid value for option '--grains': \"1.5\" is no whole"
            + " number, or one too large; see: sower field sow --help"
      })
  void aMistakeIsOneLineThatSaysWhatToDo(String command, String line) {
    assertEquals(2, run(command.split(" ")));
    assertEquals("error: " + line + "\n", err.toString());
  }

  @Test
  void aHintCanBeTypedAsItIsPrinted() {
    assertEquals(
        "sower resume runs/mine a=1 'two words' 'it'\\''s'",
        Invocation.of("sower", "resume", "runs/mine", "a=1", "two words", "it's"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|go on with \"trainer resume 'my run'\"|go on with \"trainer resume 'my run'\"",
        "trainer/bin/trainer|run 'trainer list', then|run 'trainer/bin/trainer list', then",
        "../trainer/bin/trainer|on it 'controller doctor'|on it '../controller/bin/controller"
            + " doctor'",
        "/my pi/controller/bin/controller|'controller stop'|''/my pi/controller/bin/controller'"
            + " stop'",
        "nemadrive-controller|by \"trainer keygen\"|by \"nemadrive-trainer keygen\"",
        "./controller|'trainer publish' or 'controller run'|'trainer publish' or './controller"
            + " run'",
        "./controller|a trainer and a 'controller'|a trainer and a 'controller'"
      })
  void aCallWithinASentenceBeginsAsTheProgramsAreCalledHere(
      String called, String sentence, String typable) {
    String before = System.getProperty("nemadrive.command");
    try {
      if (called != null) {
        System.setProperty("nemadrive.command", called);
      }
      assertEquals(typable, Invocation.typable(sentence));
    } finally {
      if (before == null) {
        System.clearProperty("nemadrive.command");
      }
    }
  }

  @Test
  void documentsAreAManPageForEveryCommandAndTheCompletion() {
    Map<String, String> files = Documents.of(program());
    assertEquals(
        "[bash-completion/completions/sower, man/man1/sower-field-sow.1, man/man1/sower-field.1,"
            + " man/man1/sower.1]",
        files.keySet().toString());
    assertTrue(files.get("man/man1/sower.1").contains("sower\\-field"));
    assertTrue(files.get("man/man1/sower-field-sow.1").contains("\\-\\-grains"));
  }
}
