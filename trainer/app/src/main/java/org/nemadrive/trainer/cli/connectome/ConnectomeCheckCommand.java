package org.nemadrive.trainer.cli.connectome;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer connectome check}: what keeps a description from being used. */
@Command(
    name = "check",
    description = "Say what is missing or wrong in the folder of a connectome, by file and line.",
    mixinStandardHelpOptions = true)
final class ConnectomeCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder with a connectome.yaml.")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "no folder at %s; give one with %s, %s and %s (and %s)"
              .formatted(
                  folder,
                  ConnectomeReader.DESCRIPTION,
                  ConnectomeReader.SYNAPSES,
                  ConnectomeReader.GROUPS,
                  ConnectomeReader.CELLS));
    }
    List<String> problems = ConnectomeReader.problems(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (problems.isEmpty()) {
      out.println("Good: " + ConnectomeReader.read(folder).name());
      return ExitCode.OK;
    }
    problems.forEach(out::println);
    out.println(problems.size() + (problems.size() == 1 ? " problem" : " problems"));
    return ExitCode.USAGE;
  }
}
