package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;

class MirrorTest {
  private static final double ARENA_HEIGHT = 1200;
  private static final int TICKS = 250;

  @TempDir static Path folder;

  private static Connectome mirrored;

  @BeforeAll
  static void swapLeftAndRightCells() throws IOException {
    String synapses = resource("celegans-white/synapses.csv");
    String groups = resource("celegans-white/groups.csv");
    Set<String> cells = new TreeSet<>(Connectome.celegans().cells());
    StringBuilder swapped = new StringBuilder();
    for (String line : synapses.lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split(",", 3);
      swapped.append(partner(columns[0], cells)).append(',');
      swapped.append(partner(columns[1], cells)).append(',').append(columns[2]).append('\n');
    }
    Path synapseFile = Files.writeString(folder.resolve("synapses.csv"), swapped);
    Path groupFile = Files.writeString(folder.resolve("groups.csv"), groups);
    mirrored = ConnectomeReader.read("mirrored worm", synapseFile, groupFile);
    assertNotEquals(Connectome.celegans().identity(), mirrored.identity());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Connectome.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The cell on the other side: ASHL for ASHR, MVR07 for MVL07; itself if it is alone. */
  private static String partner(String cell, Set<String> cells) {
    String muscle =
        cell.startsWith("MDL") || cell.startsWith("MVL")
            ? cell.substring(0, 2) + "R" + cell.substring(3)
            : cell.startsWith("MDR") || cell.startsWith("MVR")
                ? cell.substring(0, 2) + "L" + cell.substring(3)
                : cell;
    if (!muscle.equals(cell) && cells.contains(muscle)) {
      return muscle;
    }
    String stem = cell.substring(0, cell.length() - 1);
    String other = cell.endsWith("L") ? stem + "R" : cell.endsWith("R") ? stem + "L" : cell;
    return cells.contains(other) ? other : cell;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge", "hbridge-l298n"})
  void aMirroredWormInAMirroredWorldDrivesTheMirroredPath(String name) {
    RobotProfile profile = Rig.profile(name);
    TrainedWeights weights = Trained.pentagon();
    // Swapping names keeps the order of the table, so the genome fits as it is.
    TrainedWeights swapped =
        new TrainedWeights(mirrored, weights.dynamics(), weights.genome(), weights.origin());
    double furthest = 0;
    try (Rig rig = new Rig(profile, weights, Trained.pentagonFood(), Realism.IDEAL);
        Rig mirror = new Rig(profile, swapped, mirroredFood(), Realism.IDEAL)) {
      rig.release();
      mirror.release();
      for (int tick = 0; tick < TICKS; tick++) {
        rig.tick();
        mirror.tick();
        String at = "in tick " + tick;
        assertEquals(StopReason.NONE, rig.stopReason(), at);
        assertEquals(
            rig.loop.sample().leftCommand, mirror.loop.sample().rightCommand, "wheels " + at);
        assertEquals(
            rig.loop.sample().rightCommand, mirror.loop.sample().leftCommand, "wheels " + at);
        assertEquals(rig.world().x(), mirror.world().x(), 1e-6, at);
        assertEquals(rig.world().y(), ARENA_HEIGHT - mirror.world().y(), 1e-6, at);
        furthest = Math.max(furthest, Math.abs(rig.world().y() - ARENA_HEIGHT / 2));
      }
      assertTrue(furthest > 100, "the path leaves the mirror's axis");
      assertEquals(rig.world().eaten(), mirror.world().eaten());
    }
  }

  private static FoodLayout mirroredFood() {
    FoodLayout food = Trained.pentagonFood();
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 0; i < food.count(); i++) {
      points.add(new FoodPoint(food.x(i), ARENA_HEIGHT - food.y(i)));
    }
    return new FoodLayout("mirrored", points);
  }
}
