package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.cli.option.BudgetOptions;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.Training;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer resume}: goes on with a run that was stopped. */
@Command(
    name = "resume",
    description = {
      "Go on with a run; it ends with the same genome as if it had never stopped.",
      "With a budget, in all and of the kind it had, a finished run is extended."
    },
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder of the run.")
  private Path directory;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private BudgetOptions budgetOptions;

  @Mixin private ThreadOptions threadOptions;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    int threads = threadOptions.count();
    RunFolder folder = RunFolder.open(directory);
    Connectome connectome =
        KeptConnectome.find(directory, folder.settings().connectome(), connectomeOption.named());
    FolderLock lock = RunFolder.lock(directory);
    try (lock) {
      if (budgetOptions != null) {
        folder.extend(budgetOptions.budget());
      }
      Training training =
          new Training(folder, RunInputs.read(folder, connectome), connectome, System::nanoTime);
      new RunReport(connectome, spec.commandLine().getOut())
          .finish(folder, training, threads, (generation, spent) -> {});
    }
    return 0;
  }
}
