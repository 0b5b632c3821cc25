package org.nemadrive.telemetry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of this module. */
@Command(
    name = "telemetry",
    description = "Telemetry by itself: a simulated robot to watch, and a load test.",
    mixinStandardHelpOptions = true,
    subcommands = {SimulateCommand.class, LoadCommand.class})
public final class TelemetryCommand {
  private TelemetryCommand() {}

  /** Runs a command; exit code 2 for wrong usage or input, 1 for a failure. */
  public static void main(String[] args) {
    var commandLine = new CommandLine(new TelemetryCommand());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          boolean usersMistake =
              failure instanceof IllegalArgumentException || failure instanceof UsageException;
          command.getErr().println(failure.getMessage());
          return usersMistake ? 2 : 1;
        });
    System.exit(commandLine.execute(args));
  }
}
