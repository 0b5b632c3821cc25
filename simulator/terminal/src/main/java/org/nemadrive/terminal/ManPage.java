package org.nemadrive.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's manual page in man(7), from what the command says of itself. */
final class ManPage {
  private final StringBuilder page = new StringBuilder();
  private final CommandSpec command;
  private final Help help;

  private ManPage(CommandLine line) {
    command = line.getCommandSpec();
    help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
  }

  static String of(CommandLine line) {
    ManPage page = new ManPage(line);
    page.write(name(line.getCommandSpec()));
    return page.page.toString();
  }

  /** The page's name: the words of the command with hyphens between them. */
  static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  private void write(String name) {
    line(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 \"\" Nemadrive \"User Commands\"");
    section("NAME");
    line(text(name) + " \\- " + text(sentence()));
    section("SYNOPSIS");
    line(".nf");
    text(help.synopsis(0)).lines().forEach(this::line);
    line(".fi");
    section("DESCRIPTION");
    for (String part : command.usageMessage().description()) {
      line(text(part));
    }
    options();
    commands(name);
    section("EXIT STATUS");
    line("0 if all went well, 1 after a failure, 2 for wrong usage or wrong input.");
    if (command.parent() != null) {
      section("SEE ALSO");
      line(".BR " + text(name(command.parent())) + " (1)");
    }
  }

  /** The description's first sentence, as an index of pages shows it. */
  private String sentence() {
    String all = String.join(" ", command.usageMessage().description());
    int end = all.indexOf(". ");
    String first = end < 0 ? all.replaceAll("\\.$", "") : all.substring(0, end);
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private void options() {
    section("OPTIONS");
    for (ArgSpec argument : command.positionalParameters()) {
      entry("\\fI" + text(argument.paramLabel()) + "\\fR", argument);
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        entry(names(option), option);
      }
    }
  }

  private static String names(OptionSpec option) {
    String names =
        option.shortestName().equals(option.longestName())
            ? "\\fB" + text(option.longestName()) + "\\fR"
            : "\\fB%s\\fR, \\fB%s\\fR"
                .formatted(text(option.shortestName()), text(option.longestName()));
    if (option.arity().max() == 0) {
      return names;
    }
    String value = "\\fI" + text(option.paramLabel()) + "\\fR";
    return names + (option.arity().min() == 0 ? "[=" + value + "]" : "=" + value);
  }

  private void entry(String term, ArgSpec argument) {
    line(".TP");
    line(term);
    String[] description = argument.description();
    String words = String.join(" ", description);
    line(
        text(
            words
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
                .replace(
                    "${FALLBACK-VALUE}",
                    argument instanceof OptionSpec option
                        ? String.valueOf(option.fallbackValue())
                        : "")));
  }

  private void commands(String name) {
    if (command.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    for (CommandLine sub : command.subcommands().values()) {
      if (sub.getCommandSpec().usageMessage().hidden() || sub.getCommandSpec().helpCommand()) {
        continue;
      }
      line(".TP");
      line(".BR " + text(name + "-" + sub.getCommandName()) + " (1)");
      String words =
          Arrays.stream(sub.getCommandSpec().usageMessage().description())
              .collect(Collectors.joining(" "));
      line(text(words));
    }
  }

  private void section(String title) {
    line(".SH " + quoted(title));
  }

  private static String quoted(String words) {
    return "\"" + text(words) + "\"";
  }

  /** Text as man(7) takes it: every hyphen is one that can be copied. */
  private static String text(String words) {
    String escaped = words.strip().replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private void line(String words) {
    page.append(words).append('\n');
  }
}
