package org.nemadrive.trainer.cli.connectome;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trainer connectome}: descriptions of nervous systems. */
@Command(
    name = "connectome",
    description = "Check, describe or import the wiring of a nervous system.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ConnectomeCheckCommand.class,
      ConnectomeInfoCommand.class,
      ConnectomeImportCommand.class,
      ConnectomeCostCommand.class
    })
public final class ConnectomeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(new CommandLine(spec), "no command given");
  }
}
