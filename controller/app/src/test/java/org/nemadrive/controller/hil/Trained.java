package org.nemadrive.controller.hil;

import java.nio.file.Path;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;

/** The connectome that the tests drive, trained on the pentagon. */
final class Trained {
  static final Path FILE = Path.of("..", "..", "hardware-profiles", "weights", "pentagon.json");

  private Trained() {}

  static TrainedWeights pentagon() {
    return WeightsFile.read(FILE, Connectome.celegans());
  }

  /** The connectome that was trained inside the body of a robot. */
  static TrainedWeights forRobot(String robot) {
    // Another range finder makes no other body.
    String body = robot.replace("-vl53l0x", "");
    return WeightsFile.read(
        FILE.resolveSibling("pentagon-" + body + ".json"), Connectome.celegans());
  }

  static FoodLayout pentagonFood() {
    return ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().get(0);
  }
}
