package org.nemadrive.simulator.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.connectome.Cell;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Side;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.worm.NervePlan;

/**
 * What must hold for any nervous system: names, rows and idle cells do not matter, and neither do
 * cells that never act. Weights are multiples of 1/64, so that sums have no rounding and the order
 * of additions, which names and rows do change, cannot show.
 */
class ConnectomeLawsTest {
  private static final ForagingSettings SETTINGS = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private static final FoodLayout PENTAGON =
      ForagingTask.parse("pentagon", SETTINGS.world(), 1).layouts().getFirst();
  private static final double GRID = 64;
  private static final int SEEDS = 25;

  /** What a worm did, to the last bit. */
  private record Run(double fitness, int eaten, List<Double> way) {}

  @ParameterizedTest
  @ValueSource(strings = {"random", "celegans-white", "celegans-varshney"})
  void relabellingAllCellsChangesNothing(String which) {
    for (int seed = 1; seed <= seeds(which); seed++) {
      Random random = new Random(seed);
      Connectome animal = animal(which, random);
      double[] genome = genome(animal, random);
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < animal.cells().size(); i++) {
        labels.add("cell" + i);
      }
      Collections.shuffle(labels, random);
      Map<String, String> newName = new HashMap<>();
      animal.cells().forEach(cell -> newName.put(cell, labels.removeLast()));
      Connectome other = rebuilt(animal, newName::get, animal.published(), List.of());
      assertEquals(run(animal, genome), run(other, genome), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "celegans-white", "celegans-varshney"})
  void permutingTheRowsOfTheTableChangesNothing(String which) {
    for (int seed = 1; seed <= seeds(which); seed++) {
      Random random = new Random(seed);
      Connectome animal = animal(which, random);
      double[] genome = genome(animal, random);
      List<PublishedSynapse> rows = new ArrayList<>(animal.published());
      Collections.shuffle(rows, random);
      Connectome other = rebuilt(animal, name -> name, rows, List.of());
      double[] same = new double[genome.length];
      for (int i = 0; i < genome.length; i++) {
        Synapse synapse = animal.synapses().get(i);
        int pre = other.cell(animal.cells().get(synapse.presynaptic())).orElseThrow();
        int post = other.cell(animal.cells().get(synapse.postsynaptic())).orElseThrow();
        same[other.weight(pre, post).orElseThrow()] = genome[i];
      }
      assertEquals(run(animal, genome), run(other, same), "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"random, right", "celegans-white, gopigo_right"})
  void aGroupOfItsOwnForADynamicsGoesBeforeTheGeneralOneAndNoAnimalNeedsOne(
      String which, String right) {
    Connectome animal = animal(which, new Random(1));
    assertEquals(right, NervePlan.of(Dynamics.GOPIGO).in(animal).right());
    assertEquals("right", NervePlan.of(Dynamics.SYNCHRONOUS).in(animal).right());
    Forager forager = new Forager(animal, ForagingSettings.of(Dynamics.GOPIGO));
    forager.load(animal.biologicalWeights());
    forager.forage(PENTAGON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "celegans-white"})
  void cellsWithoutSynapsesChangeNothing(String which) {
    for (int seed = 1; seed <= seeds(which); seed++) {
      Random random = new Random(seed);
      Connectome animal = animal(which, random);
      double[] genome = genome(animal, random);
      List<Cell> idle = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        idle.add(
            new Cell((random.nextBoolean() ? "A" : "z") + "idle" + i, CellKind.INTER, Side.NONE));
      }
      Connectome other = rebuilt(animal, name -> name, animal.published(), idle);
      assertEquals(run(animal, genome), run(other, genome), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "celegans-white"})
  void ablatingACellThatNeverActsChangesNothing(String which) {
    int idleCells = 0;
    for (int seed = 1; seed <= seeds(which); seed++) {
      Random random = new Random(seed);
      Connectome animal = animal(which, random);
      double[] genome = genome(animal, random);
      Run whole = run(animal, genome);
      TreeSet<Integer> idle = new TreeSet<>();
      for (int cell = 0; cell < animal.neuronCount(); cell++) {
        idle.add(cell);
      }
      animal.group("food").forEach(idle::remove);
      animal.group("touch").forEach(idle::remove);
      Forager forager = new Forager(animal, SETTINGS);
      forager.load(genome);
      forager.forage(
          PENTAGON,
          SETTINGS.world().centre(),
          (tick, core, world) -> {
            for (int k = 0; k < core.spikeCount(); k++) {
              idle.remove(core.spike(k));
            }
          });
      idleCells += idle.size();
      for (int cell : idle) {
        double[] without = genome.clone();
        Target one = Target.parse("test", animal.cells().get(cell), animal);
        new Perturbation(animal).ablate(without, one);
        assertEquals(whole, run(animal, without), animal.cells().get(cell));
      }
    }
    assertTrue(idleCells > 4, "tried with " + idleCells + " cells only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "celegans-white", "celegans-varshney"})
  void withoutInputsAWormGoesStraightAheadAtItsLeastSpeed(String which) {
    for (int seed = 1; seed <= seeds(which); seed++) {
      Random random = new Random(seed);
      Connectome animal = animal(which, random);
      double[] genome = genome(animal, random);
      new Perturbation(animal)
          .ablate(genome, Target.parse("test", "group:food,group:touch", animal));
      Pose start = SETTINGS.world().centre();
      Forager forager = new Forager(animal, SETTINGS);
      forager.load(genome);
      double[] last = {start.x(), start.y()};
      int[] inside = {0};
      forager.forage(
          PENTAGON,
          start,
          (tick, core, world) -> {
            assertEquals(start.heading(), world.heading());
            assertEquals(0, core.spikeCount());
            if (world.x() > 20
                && world.x() < SETTINGS.world().width() - 20
                && world.y() > 20
                && world.y() < SETTINGS.world().height() - 20) {
              // Least speed of the paper's Eq. 3.
              assertEquals(10.7, Math.hypot(world.x() - last[0], world.y() - last[1]), 1e-9);
              inside[0]++;
            }
            last[0] = world.x();
            last[1] = world.y();
          });
      assertTrue(inside[0] > 20, "it was inside the arena for " + inside[0] + " ticks only");
    }
  }

  private static int seeds(String which) {
    return which.equals("random") ? SEEDS : 2;
  }

  private static Connectome animal(String which, Random random) {
    return which.equals("random") ? randomAnimal(random) : Connectomes.builtIn(which).orElseThrow();
  }

  private static double[] genome(Connectome animal, Random random) {
    double[] genome = animal.biologicalWeights();
    for (int i = 0; i < genome.length; i++) {
      if (random.nextInt(4) == 0) {
        genome[i] += random.nextInt(-600, 600) / GRID;
      }
    }
    return genome;
  }

  private static Connectome randomAnimal(Random random) {
    int neurons = 12 + random.nextInt(50);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < neurons; i++) {
      cells.add(new Cell("N" + i, CellKind.INTER, Side.NONE));
    }
    for (int i = 0; i < 6; i++) {
      cells.add(new Cell("M" + i, CellKind.MUSCLE, i < 3 ? Side.LEFT : Side.RIGHT));
    }
    List<PublishedSynapse> rows = new ArrayList<>();
    for (int i = 0; i < neurons; i++) {
      for (int k = 0; k < 5; k++) {
        Cell to = cells.get(random.nextInt(cells.size()));
        boolean muscle = to.kind() == CellKind.MUSCLE;
        rows.add(
            new PublishedSynapse(
                "N" + i,
                to.name(),
                muscle ? SynapseKind.NEUROMUSCULAR : SynapseKind.CHEMICAL,
                1 + random.nextInt(muscle ? 6 : 40),
                random.nextInt(4) == 0 ? "GABA" : ""));
      }
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("food", List.of("N0", "N1", "N2"));
    groups.put("touch", List.of("N3", "N4"));
    groups.put("left", List.of("M0", "M1", "M2"));
    groups.put("right", List.of("M3", "M4", "M5"));
    return ConnectomeWriter.assemble(new DataSet("random", "", "", ""), cells, rows, groups);
  }

  private static Connectome rebuilt(
      Connectome animal,
      UnaryOperator<String> name,
      List<PublishedSynapse> rows,
      List<Cell> others) {
    List<Cell> cells = new ArrayList<>(others);
    animal
        .anatomy()
        .forEach(cell -> cells.add(new Cell(name.apply(cell.name()), cell.kind(), cell.side())));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    animal
        .groups()
        .forEach(
            (group, members) ->
                groups.put(
                    group, members.stream().map(i -> name.apply(animal.cells().get(i))).toList()));
    return ConnectomeWriter.assemble(
        animal.dataSet(),
        cells,
        rows.stream()
            .map(
                row ->
                    new PublishedSynapse(
                        name.apply(row.presynaptic()),
                        name.apply(row.postsynaptic()),
                        row.kind(),
                        row.contacts(),
                        row.transmitter()))
            .toList(),
        groups);
  }

  private static Run run(Connectome animal, double[] genome) {
    Forager forager = new Forager(animal, SETTINGS);
    forager.load(genome);
    List<Double> way = new ArrayList<>();
    double fitness =
        forager.forage(
            PENTAGON,
            SETTINGS.world().centre(),
            (tick, core, world) -> {
              way.add(world.x());
              way.add(world.y());
            });
    return new Run(fitness, forager.foodEaten(), way);
  }
}
