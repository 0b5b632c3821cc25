package org.nemadrive.telemetry.cli;

import java.nio.file.Path;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;
import picocli.CommandLine.Option;

/** Which worm is simulated. */
final class WormOptions {
  @Option(
      names = "--weights",
      defaultValue = "untrained",
      description = "weights file, or untrained (default)")
  private String weights;

  @Option(
      names = "--task",
      defaultValue = "pentagon",
      description = "food layout (default: ${DEFAULT-VALUE})")
  private String task;

  @Option(
      names = "--hz",
      defaultValue = "10",
      description = "ticks per second (default: ${DEFAULT-VALUE})")
  private double hz;

  double hz() {
    return hz;
  }

  SimulatedRobot robot(Connectome connectome) throws UsageException {
    if (!(hz >= 0.1 && hz <= 100)) {
      throw new UsageException("--hz is " + hz + ", allowed 0.1 to 100");
    }
    try {
      boolean untrained = weights.equals("untrained");
      TrainedWeights trained = untrained ? null : WeightsFile.read(Path.of(weights), connectome);
      ForagingSettings settings =
          ForagingSettings.of(untrained ? Dynamics.SYNCHRONOUS : trained.dynamics());
      var layout = ForagingTask.parse(task, settings.world(), 1).layouts().getFirst();
      double[] genome = untrained ? connectome.biologicalWeights() : trained.genome();
      var worm = new SimulatedWorm(connectome, genome, settings, layout);
      return new SimulatedRobot(worm, "sim", software(), weights, hz);
    } catch (InvalidInputException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }

  private static String software() {
    String version = WormOptions.class.getPackage().getImplementationVersion();
    return "Nemadrive " + (version == null ? "built from source" : version);
  }
}
