package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.trainer.cli.display.StopOnSignal;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer resume}: goes on with a run that was stopped. */
@Command(
    name = "resume",
    description = "Go on with a run; it ends with the same genome as if it had never stopped.",
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder of the run.")
  private Path directory;

  @Mixin private ThreadOptions threadOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = Connectome.celegans();
    int threads = threadOptions.count();
    RunFolder folder = RunFolder.open(directory);
    Training training =
        new Training(folder, RunInputs.read(folder, connectome), connectome, System::nanoTime);
    PrintWriter out = spec.commandLine().getOut();
    try (StopOnSignal stop = new StopOnSignal(out)) {
      new RunReport(connectome, out)
          .finish(folder, training, threads, (generation, spent) -> {}, stop);
    }
    return 0;
  }
}
