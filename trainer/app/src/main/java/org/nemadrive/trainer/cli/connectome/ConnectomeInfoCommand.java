package org.nemadrive.trainer.cli.connectome;

import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.trainer.connectome.ConnectomeSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer connectome info}: a connectome in numbers. */
@Command(
    name = "info",
    description = "Print counts, degrees, reciprocity, inputs and outputs of a connectome.",
    mixinStandardHelpOptions = true)
final class ConnectomeInfoCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR|FILE|NAME",
      defaultValue = Connectomes.DEFAULT,
      description =
          "A built-in connectome, a folder, or the connectome.yaml in one (default:"
              + " ${DEFAULT-VALUE}).")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ConnectomeSummary.lines(Connectomes.named(name)).forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
