package org.nemadrive.trainer.figure.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.WeightsFile;

class RobotPathFigureTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");

  @TempDir private Path folder;

  @Test
  void theKeyTellsTheFoodOfTheThreePathsAndTheSameSeedGivesTheSamePicture() throws IOException {
    String first = svg("first.svg", 1);
    assertTrue(first.contains("wished: 36 eaten"), "what the shipped worm eats undisturbed");
    assertTrue(first.contains("believed: 36 eaten"), "the servo keeps it");
    assertTrue(first.matches("(?s).*on the floor: [123]\\d eaten.*"), "slip takes some");
    assertEquals(first, svg("again.svg", 1));
    assertTrue(!first.equals(svg("other.svg", 2)), "another seed is another drive");
  }

  private String svg(String name, long seed) throws IOException {
    Connectome worm = Connectome.celegans();
    ForagingSettings settings =
        ForagingSettings.of(Dynamics.SYNCHRONOUS)
            .withBody(BodyProfile.read(PROFILES.resolve("hbridge.yaml")));
    Path file = folder.resolve(name);
    RobotPathFigure.draw(
            "hbridge",
            worm,
            settings,
            WeightsFile.read(PROFILES.resolve("weights/pentagon-hbridge.json"), worm).genome(),
            ForagingTask.parse("pentagon", settings.world(), 1).layouts().getFirst(),
            seed)
        .writeSvg(file, "A robot's path", "");
    return Files.readString(file);
  }
}
