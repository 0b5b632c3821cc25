package org.nemadrive.terminal;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.files.WholeNumber;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A program as a person meets it at a terminal: all of them and all their commands read numbers
 * alike, refuse a mistake in one line that names what may have been meant, and have help.
 */
public final class CommandLines {
  private CommandLines() {}

  /**
   * The program, ready to be run; what it prints can be redirected.
   *
   * @param top the command without which there is none
   * @param version tells the version, of each command as of the program
   */
  public static CommandLine of(Object top, IVersionProvider version) {
    CommandLine program = new CommandLine(top);
    program.setCommandName(Invocation.name(program.getCommandName()));
    program.addSubcommand(new Documents());
    complete(program, version);
    program.registerConverter(int.class, CommandLines::parseInt);
    program.registerConverter(Integer.class, CommandLines::parseInt);
    program.registerConverter(long.class, CommandLines::parseLong);
    program.registerConverter(Long.class, CommandLines::parseLong);
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setParameterExceptionHandler(CommandLines::refuse);
    return program;
  }

  /**
   * Options and commands for help, wherever they are missing. A method that is a command must ask
   * for its options itself, with {@code mixinStandardHelpOptions}: its arguments go by their order.
   */
  private static void complete(CommandLine command, IVersionProvider version) {
    CommandSpec spec = command.getCommandSpec();
    if (!spec.helpCommand() && !(spec.userObject() instanceof Method)) {
      spec.mixinStandardHelpOptions(true);
    }
    spec.versionProvider(version);
    command.getSubcommands().values().forEach(sub -> complete(sub, version));
    if (!command.getSubcommands().isEmpty()) {
      spec.usageMessage().synopsisSubcommandLabel("COMMAND");
      command.addSubcommand(new HelpCommand());
    }
  }

  private static int parseInt(String text) {
    try {
      return WholeNumber.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static long parseLong(String text) {
    try {
      return WholeNumber.parse(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static int refuse(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> help = new ArrayList<>();
    for (CommandLine at = command; at.getParent() != null; at = at.getParent()) {
      help.addFirst(at.getCommandName());
    }
    help.add("--help");
    CommandLine program = command.getCommandSpec().root().commandLine();
    command
        .getErr()
        .println(
            "error: %s; see: %s"
                .formatted(reason(e, arguments), Invocation.of(program.getCommandName(), help)));
    return CommandLine.ExitCode.USAGE;
  }

  private static String reason(ParameterException e, String[] arguments) {
    if (e instanceof MissingParameterException) {
      // What is missing may be there, with a slip in it.
      Optional<String> slip =
          Arrays.stream(arguments)
              .filter(word -> word.matches("--?[A-Za-z].*"))
              .map(CommandLines::withoutValue)
              .filter(word -> !options(e.getCommandLine()).contains(word))
              .findFirst();
      if (slip.isPresent()) {
        return noOption(e.getCommandLine(), slip.get());
      }
    }
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched);
    }
    String message = e.getMessage().lines().findFirst().orElse("").replaceFirst("^Error: ", "");
    return message.isEmpty()
        ? "wrong usage"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static String unmatched(UnmatchedArgumentException e) {
    CommandLine command = e.getCommandLine();
    String word = e.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      return noOption(command, withoutValue(word));
    }
    return command.getSubcommands().isEmpty()
        ? "\"%s\" is one word too many".formatted(word)
        : noCommand(command, word);
  }

  private static String withoutValue(String option) {
    return option.replaceFirst("=.*", "");
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Arrays.stream(option.names()))
        .toList();
  }

  private static String noOption(CommandLine command, String name) {
    return "no option \"%s\"%s".formatted(name, Names.didYouMean(name, options(command)));
  }

  static String noCommand(CommandLine group, String word) {
    return "no command \"%s\"%s"
        .formatted(word, Names.didYouMean(word, group.getSubcommands().keySet()));
  }
}
