package org.nemadrive.trainer.cli.option;

import java.nio.file.Path;
import java.util.Locale;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.run.RunFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which weights: a file, or those nature gave. */
public final class WeightsOption {
  private static final String UNTRAINED = "untrained";

  @Option(
      names = "--weights",
      paramLabel = "FILE|RUN|" + UNTRAINED,
      required = true,
      description =
          "Weights file, folder of a run, or \"" + UNTRAINED + "\" for the biological weights.")
  private String weights;

  @Mixin private ConnectomeOption connectome;

  private String title = UNTRAINED;

  /** What the weights are, for titles: the strategy that trained them, or that none did. */
  public String title() {
    return title;
  }

  /** Name of the weights, for people. */
  public String name() {
    return String.valueOf(Path.of(weights).getFileName());
  }

  /**
   * The weights, with the dynamics they are to be run with.
   *
   * @throws org.nemadrive.simulator.files.InvalidInputException if the file is none of ours, or for
   *     another connectome than was named
   */
  public TrainedWeights read() {
    if (weights.toLowerCase(Locale.ROOT).equals(UNTRAINED)) {
      Connectome worm = connectome.read();
      return TrainedWeights.untrained(worm);
    }
    Path file = RunFolder.weightsAt(Path.of(weights));
    TrainedWeights read = WeightsFile.read(file, connectome.readFor(file));
    title = read.origin() == null ? weights : read.origin().strategy();
    return read;
  }
}
