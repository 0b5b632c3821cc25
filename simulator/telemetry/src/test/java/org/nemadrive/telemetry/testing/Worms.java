package org.nemadrive.telemetry.testing;

import java.nio.file.Path;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;

/** Robots to test with, on the pentagon. */
public final class Worms {
  private static final Connectome CONNECTOME = Connectome.celegans();
  private static final Path TRAINED =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon.json");

  private Worms() {}

  /** A disarmed robot with the untrained worm. */
  public static SimulatedRobot robot() {
    return robot(CONNECTOME.biologicalWeights(), Dynamics.SYNCHRONOUS, "untrained", 10);
  }

  /** A disarmed robot with a trained worm, which eats 27 of 36 food items in 250 ticks. */
  public static SimulatedRobot trained(double tickHz) {
    TrainedWeights weights = WeightsFile.read(TRAINED, CONNECTOME);
    String name = TRAINED.getFileName().toString();
    return robot(weights.genome(), weights.dynamics(), name, tickHz);
  }

  private static SimulatedRobot robot(
      double[] genome, Dynamics dynamics, String name, double tickHz) {
    ForagingSettings settings = ForagingSettings.of(dynamics);
    var layout = ForagingTask.parse("pentagon", settings.world(), 1).layouts().getFirst();
    var worm = new SimulatedWorm(CONNECTOME, genome, settings, layout);
    return new SimulatedRobot(worm, "sim", "Nemadrive test", name, "", tickHz);
  }
}
