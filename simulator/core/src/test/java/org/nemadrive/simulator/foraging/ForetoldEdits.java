package org.nemadrive.simulator.foraging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NerveTrace;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.World;

/**
 * Holds what a {@link NerveTrace} foretells of random edits, and runs that are resumed from it,
 * against whole worms that live with them: untrained, trained and mutated ones, of both dynamics,
 * by themselves and inside robots.
 */
final class ForetoldEdits {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");
  private static final List<String> ROBOTS = List.of("", "gopigo3.yaml", "hbridge.yaml");
  private static final int PARENTS = 5;

  private final Connectome connectome = Connectome.celegans();
  private final SplittableRandom random;

  private int never;
  private int some;

  ForetoldEdits(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Tries so many edits, as many of each kind of worm. */
  void check(int edits) {
    int each = edits / (Dynamics.values().length * ROBOTS.size() * PARENTS);
    for (Dynamics dynamics : Dynamics.values()) {
      for (String robot : ROBOTS) {
        ForagingSettings bare = ForagingSettings.of(dynamics);
        ForagingSettings settings =
            robot.isEmpty() ? bare : bare.withBody(BodyProfile.read(PROFILES.resolve(robot)));
        for (double[] parent : parents()) {
          check(settings, parent, each);
        }
      }
    }
    assertTrue(never > edits / 10 && some > edits / 4, some + " acted, " + never + " never did");
  }

  /** An untrained worm, a trained one, one trained for a robot, and two mutants. */
  private List<double[]> parents() {
    List<double[]> parents = new ArrayList<>();
    parents.add(connectome.biologicalWeights());
    for (String name : List.of("pentagon.json", "pentagon-gopigo3.json")) {
      parents.add(WeightsFile.read(PROFILES.resolve("weights").resolve(name), connectome).genome());
    }
    for (int mutations : new int[] {10, 100}) {
      double[] mutant = connectome.biologicalWeights();
      for (int k = 0; k < mutations; k++) {
        mutant[random.nextInt(mutant.length)] = onGrid(random.nextDouble(-20, 20));
      }
      parents.add(mutant);
    }
    return parents;
  }

  private void check(ForagingSettings settings, double[] parent, int edits) {
    FoodLayout layout = new FoodLayouts(settings.world()).byName("pentagon", 0);
    Forager forager = new Forager(connectome, settings);
    NerveTrace trace =
        new NerveTrace(
            settings.nerves().wire(connectome),
            settings.dynamics(),
            settings.threshold(),
            settings.ticks());
    ForagingRun run = ForagingRun.from(layout, settings.world().centre());
    Diary before = new Diary(settings.ticks());
    forager.load(parent);
    double fitness =
        forager.forage(
            layout, settings.world().centre(), new NerveRecorder(trace, settings, before));
    for (int i = 0; i < edits; i++) {
      int gene = random.nextInt(parent.length);
      double change =
          onGrid(
              random.nextBoolean()
                  ? random.nextDouble(-20, 20) - parent[gene]
                  : random.nextGaussian() * Math.pow(10, random.nextDouble(-1.5, 1)));
      if (change == 0) {
        continue;
      }
      double[] edited = parent.clone();
      edited[gene] += change;
      forager.load(edited);
      Diary whole = new Diary(settings.ticks());
      double fitnessOfWhole = forager.forage(layout, settings.world().centre(), whole);
      int first = Math.min(trace.firstEffect(gene, change), settings.ticks());
      assertTrue(Arrays.equals(before.nerves, 0, first, whole.nerves, 0, first));
      assertTrue(Arrays.equals(before.poses, 0, first, whole.poses, 0, first));
      if (first == settings.ticks()) {
        assertEquals(fitness, fitnessOfWhole);
        never++;
      } else {
        assertNotEquals(before.nerves[first], whole.nerves[first]);
        some++;
      }
      long thought = forager.ticksThought();
      Diary resumed = new Diary(settings.ticks());
      assertEquals(fitnessOfWhole, forager.forage(run, resumed, trace, gene, change));
      assertEquals(settings.ticks() - first, forager.ticksThought() - thought);
      assertArrayEquals(whole.poses, resumed.poses);
      Arrays.fill(whole.nerves, 0, first, 0);
      Arrays.fill(resumed.nerves, 0, first, 0);
      assertArrayEquals(whole.nerves, resumed.nerves);
    }
  }

  private static double onGrid(double value) {
    return Math.rint(value * 64) / 64;
  }

  /** What spikes, muscles and pose were after each tick, hashed. */
  private static final class Diary implements TickObserver {
    private final long[] nerves;
    private final long[] poses;

    Diary(int ticks) {
      nerves = new long[ticks];
      poses = new long[ticks];
    }

    @Override
    public void afterTick(int tick, NeuronCore core, World world) {
      nerves[tick] = Double.doubleToLongBits(core.left());
      nerves[tick] = 31 * nerves[tick] + Double.doubleToLongBits(core.right());
      for (int k = 0; k < core.spikeCount(); k++) {
        nerves[tick] = 31 * nerves[tick] + core.spike(k) + 1;
      }
      poses[tick] =
          31 * (31 * Double.doubleToLongBits(world.x()) + Double.doubleToLongBits(world.y()))
              + Double.doubleToLongBits(world.heading());
    }
  }
}
