package org.nemadrive.trainer.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import picocli.CommandLine.Option;

/** Which weights: a file, or those nature gave. */
final class WeightsOption {
  private static final String UNTRAINED = "untrained";

  @Option(
      names = "--weights",
      paramLabel = "FILE|" + UNTRAINED,
      required = true,
      description = "Weights file, or \"" + UNTRAINED + "\" for the biological weights.")
  private String weights;

  private String title = UNTRAINED;

  /** The weights, with the genome and the dynamics it is to be run with. */
  record Chosen(TrainedWeights weights) {
    double[] genome() {
      return weights.genome();
    }

    Dynamics dynamics() {
      return weights.dynamics();
    }
  }

  /** What the weights are, for titles: the strategy that trained them, or that none did. */
  String title() {
    return title;
  }

  /** Name of the weights, for people. */
  String name() {
    return String.valueOf(Path.of(weights).getFileName());
  }

  Chosen read(Connectome connectome) {
    if (weights.toLowerCase(Locale.ROOT).equals(UNTRAINED)) {
      return new Chosen(
          new TrainedWeights(
              connectome, Dynamics.SYNCHRONOUS, connectome.biologicalWeights(), null));
    }
    TrainedWeights read = WeightsFile.read(Path.of(weights), connectome);
    title = read.origin() == null ? weights : read.origin().strategy();
    return new Chosen(read);
  }
}
