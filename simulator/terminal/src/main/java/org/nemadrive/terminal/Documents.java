package org.nemadrive.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code documents DIR}: a program's man pages and its completion for bash, from its commands. */
@Command(
    name = "documents",
    description = "Write man pages and completion for bash below a folder such as ~/.local/share.",
    hidden = true)
public final class Documents implements Callable<Integer> {
  private static final String COMPLETIONS = "bash-completion/completions/";

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder;

  @Spec private CommandSpec spec;

  /**
   * The documents of a program.
   *
   * @return texts by file, as they lie below {@code /usr/share}
   */
  public static Map<String, String> of(CommandLine program) {
    Map<String, String> files = new TreeMap<>();
    addManPages(program, files);
    String name = program.getCommandName();
    // Sourced, never run, so it names no interpreter.
    files.put(COMPLETIONS + name, AutoComplete.bash(name, program).replaceFirst("^#!.*\\R", ""));
    return files;
  }

  private static void addManPages(CommandLine command, Map<String, String> files) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.usageMessage().hidden() || spec.helpCommand()) {
      return;
    }
    files.put("man/man1/" + ManPage.name(spec) + ".1", ManPage.of(command));
    command.getSubcommands().values().forEach(sub -> addManPages(sub, files));
  }

  @Override
  public Integer call() throws IOException {
    for (Map.Entry<String, String> file : of(spec.root().commandLine()).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      spec.commandLine().getOut().println(path);
    }
    return 0;
  }
}
