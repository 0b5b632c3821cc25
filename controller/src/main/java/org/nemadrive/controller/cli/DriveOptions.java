package org.nemadrive.controller.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.PiWires;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import picocli.CommandLine.Option;

/** What every command that drives needs to know. */
final class DriveOptions {
  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "Hardware profile, for instance hardware-profiles/simulated.yaml.")
  Path profile;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = "Weights file of a trained connectome.")
  Path weights;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      defaultValue = "pentagon",
      description = "Food layout of the virtual arena (default: ${DEFAULT-VALUE}).")
  String task;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of layouts drawn at random (default: ${DEFAULT-VALUE}).")
  long seed;

  RobotProfile readProfile() {
    return ProfileReader.read(profile);
  }

  DriveSettings settings(RobotProfile robot, Optional<Path> record) {
    TrainedWeights trained = WeightsFile.read(weights, Connectome.celegans());
    FoodLayout layout = ForagingTask.parse(task, WorldParameters.DEFAULT, seed).layouts().get(0);
    return new DriveSettings(robot, trained, weights, layout, record);
  }

  static Wires wires(RobotProfile robot, Clock clock) throws WireException {
    return robot.isSimulated() ? new SimulatedWires(robot.body()) : PiWires.open(robot, clock);
  }
}
