package org.nemadrive.controller.session;

import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.WorldParameters;

/** A drive on the pentagon, as most tests want it. */
public final class PentagonDrive {
  private PentagonDrive() {}

  /** Its settings, without a recording. */
  public static DriveSettings settings(RobotProfile profile, Path weights) {
    return settings(profile, weights, Optional.empty());
  }

  /** Its settings. */
  public static DriveSettings settings(RobotProfile profile, Path weights, Optional<Path> record) {
    return new DriveSettings(
        profile,
        WeightsFile.read(weights, Connectome.celegans()),
        weights,
        ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().get(0),
        record);
  }
}
