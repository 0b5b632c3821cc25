package org.nemadrive.trainer.cli.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.weights.WeightsOrigin;
import org.nemadrive.trainer.cli.option.DynamicsNames;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.exchange.GenomeCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer import}: a weights file from another program's numbers. */
@Command(
    name = "import",
    description = "Make a weights file from one CSV row of weights in canonical order.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      required = true,
      description = "CSV file with one row of numbers, no header.")
  private Path csv;

  @Option(
      names = "--out",
      paramLabel = "WEIGHTS",
      required = true,
      description = "Weights file to write.")
  private Path out;

  @Option(
      names = "--task",
      paramLabel = "TASK[,TASK...]",
      defaultValue = "pentagon",
      description = "Task whose fitness is noted in the file (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--dynamics",
      defaultValue = "synchronous",
      description =
          "Dynamics to run the weights with: synchronous or gopigo (default: "
              + "${DEFAULT-VALUE}).")
  private String dynamics;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of random layouts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = Connectome.celegans();
    ForagingSettings settings = ForagingSettings.of(DynamicsNames.parse(dynamics));
    ForagingTask parsed = ForagingTask.parse(task, settings.world(), seed);
    double[] genome = GenomeCsv.read(csv, connectome);
    FitnessEvaluator evaluator =
        new FitnessEvaluator(connectome, settings, parsed, WiringPenalty.DEFAULT);
    double penalised = evaluator.evaluate(genome);
    WeightsFile.write(
        out,
        new TrainedWeights(
            connectome,
            settings.dynamics(),
            genome,
            new WeightsOrigin(
                Software.nameAndVersion(),
                parsed.name(),
                "import",
                seed,
                1,
                evaluator.fitness(),
                penalised,
                evaluator.foodEaten(),
                parsed.foodCount())));
    spec.commandLine().getOut().println("Written: " + out);
    return 0;
  }
}
