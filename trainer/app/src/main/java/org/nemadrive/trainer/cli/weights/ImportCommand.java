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
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.cli.option.Destination;
import org.nemadrive.trainer.cli.option.DynamicsNames;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.exchange.EdgesCsv;
import org.nemadrive.trainer.exchange.GenomeCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer import}: a weights file from another program's numbers. */
@Command(
    name = "import",
    description =
        "Make a weights file from one CSV row of weights in canonical order, or from an edge list"
            + " as export writes it.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      required = true,
      description =
          "CSV file: one row of numbers without a header, or rows pre,post,type,w0,weight.")
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

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = connectomeOption.read();
    ForagingSettings settings = ForagingSettings.of(DynamicsNames.parse(dynamics));
    ForagingTask parsed = ForagingTask.parse(task, settings.world(), seed);
    new Destination("--out", out.toString(), force).check(".json");
    double[] genome =
        EdgesCsv.isOne(csv) ? EdgesCsv.read(csv, connectome) : GenomeCsv.read(csv, connectome);
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
