package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.testing.Slow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets every worm that was trained for a shipped profile below the folder {@code nemadrive.worms}
 * drive its emulated robot, on what it was trained on, and prints a row of a table for each.
 */
@Slow
@EnabledIfSystemProperty(named = "nemadrive.worms", matches = ".+")
class NoisyWormsTest {
  private static final Logger LOG = LoggerFactory.getLogger(NoisyWormsTest.class);
  private static final int SEEDS = Integer.getInteger("nemadrive.noiseSeeds", 30);

  /** Other seeds than a published table's to choose among worms. */
  private static final long FIRST_SEED =
      Long.getLong("nemadrive.firstNoiseSeed", NoisyDrives.FIRST_SEED);

  @Test
  void wormsDriveTheRobotsTheyWereTrainedFor() {
    Path folder = Path.of(System.getProperty("nemadrive.worms"));
    List<Path> files = weights(folder);
    assertFalse(files.isEmpty(), "no best-weights.json below " + folder.toAbsolutePath());
    for (Path file : files) {
      TrainedWeights worm = WeightsFile.read(file, Connectome.celegans());
      RobotProfile profile = Rig.profile(worm.origin().body().profile());
      String task = worm.origin().task();
      FoodLayout layout = ForagingTask.parse(task, WorldParameters.DEFAULT, 1).layouts().getFirst();
      LOG.info(
          "| {} | {} | {} | {} | {} | {} |",
          folder.relativize(file.getParent()),
          profile.name(),
          task,
          worm.origin().strategy(),
          worm.origin().seed(),
          NoisyDrives.of(profile, worm, layout, FIRST_SEED, SEEDS));
    }
  }

  private static List<Path> weights(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("best-weights.json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
