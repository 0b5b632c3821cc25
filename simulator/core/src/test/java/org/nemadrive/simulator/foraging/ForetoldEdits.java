package org.nemadrive.simulator.foraging;

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
import org.nemadrive.simulator.worm.NervePlan;

/**
 * Holds what a {@link NerveTrace} foretells of random edits against whole worms that live with
 * them: untrained, trained and mutated ones, of both dynamics, by themselves and inside robots.
 */
final class ForetoldEdits {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");
  private static final List<String> ROBOTS = List.of("", "gopigo3.yaml", "hbridge.yaml");
  private static final int PARENTS = 5;

  private final Connectome connectome = Connectome.celegans();
  private final SplittableRandom random;

  /** What spikes, muscles and pose were after each tick. */
  private long[] nerves;

  private long[] poses;
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
    nerves = new long[settings.ticks()];
    poses = new long[settings.ticks()];
    forager.load(parent);
    double fitness = forager.forage(layout, settings.world().centre(), new Recorder(trace));
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
      int first = trace.firstEffect(gene, change);
      forager.load(edited);
      double editedFitness =
          forager.forage(layout, settings.world().centre(), new Comparison(first));
      if (first == NerveTrace.NEVER) {
        assertEquals(fitness, editedFitness);
        never++;
      } else {
        some++;
      }
    }
  }

  private static double onGrid(double value) {
    return Math.rint(value * 64) / 64;
  }

  private static long nerves(NeuronCore core) {
    int[] spikes = new int[core.spikeCount()];
    Arrays.setAll(spikes, core::spike);
    return 31 * (31 * Double.hashCode(core.left()) + (long) Double.hashCode(core.right()) * 7919)
        + Arrays.hashCode(spikes);
  }

  private static long pose(World world) {
    return Arrays.hashCode(new double[] {world.x(), world.y(), world.heading(), world.reward()});
  }

  /** Writes a run down. */
  private final class Recorder implements TickObserver {
    private final NerveTrace trace;
    private int stimulus = NeuronCore.NO_STIMULUS;

    Recorder(NerveTrace trace) {
      this.trace = trace;
    }

    @Override
    public void afterTick(int tick, NeuronCore core, World world) {
      trace.record(core, stimulus);
      stimulus = NervePlan.stimulus(world.sense());
      nerves[tick] = nerves(core);
      poses[tick] = pose(world);
    }
  }

  /** Finds a run the same before a tick and another in it, and is content. */
  private final class Comparison implements TickObserver {
    private final int first;
    private boolean goesOn = true;

    Comparison(int first) {
      this.first = first;
    }

    @Override
    public void afterTick(int tick, NeuronCore core, World world) {
      if (tick < first) {
        assertEquals(nerves[tick], nerves(core));
        assertEquals(poses[tick], pose(world));
      } else {
        assertNotEquals(nerves[tick], nerves(core));
        goesOn = false;
      }
    }

    @Override
    public boolean goesOn() {
      return goesOn;
    }
  }
}
