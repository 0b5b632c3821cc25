package org.nemadrive.terminal;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help COMMAND}: the help of a command, however deep it lies. */
@Command(
    name = "help",
    description = "Show the help of a command, as its option --help does.",
    helpCommand = true)
final class HelpCommand implements Runnable {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command; none for a list of all.")
  private List<String> words = List.of();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine about = spec.parent().commandLine();
    for (String word : words) {
      CommandLine next = about.getSubcommands().get(word);
      if (next == null) {
        throw new ParameterException(about, CommandLines.noCommand(about, word));
      }
      about = next;
    }
    about.usage(spec.commandLine().getOut());
  }
}
