package org.nemadrive.controller.session;

import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;

/**
 * What is driven, by whom, and where.
 *
 * @param profile the robot
 * @param weights the connectome
 * @param identity how the connectome is known again
 * @param layout food of the virtual arena
 * @param record where to record, if anywhere
 */
public record DriveSettings(
    RobotProfile profile,
    TrainedWeights weights,
    WeightsIdentity identity,
    FoodLayout layout,
    Optional<Path> record) {
  /** A drive with a weights file that nobody signed. */
  public DriveSettings(
      RobotProfile profile,
      TrainedWeights weights,
      Path weightsFile,
      FoodLayout layout,
      Optional<Path> record) {
    this(profile, weights, WeightsIdentity.ofFile(weightsFile), layout, record);
  }
}
