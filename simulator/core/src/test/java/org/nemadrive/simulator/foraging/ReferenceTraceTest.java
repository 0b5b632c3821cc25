package org.nemadrive.simulator.foraging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * Runs computed tick by tick by another program, for both dynamics: muscle sums agree exactly,
 * positions and headings within 1e-9, food counts exactly.
 */
class ReferenceTraceTest {
  private static final double TOLERANCE = 1e-9;

  private final Connectome worm = Connectome.celegans();

  /** One line of the traces: what is after one tick. */
  record Line(
      double left, double right, double x, double y, double heading, boolean seesFood, int food) {}

  private static final Map<String, List<Line>> TRACES = readTraces();

  private static Map<String, List<Line>> readTraces() {
    Map<String, List<Line>> traces = new TreeMap<>();
    try (InputStream in = ReferenceTraceTest.class.getResourceAsStream("golden-traces.csv.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              v ->
                  traces
                      .computeIfAbsent(v[0] + "," + v[1] + "," + v[2], key -> new ArrayList<>())
                      .add(
                          new Line(
                              Double.parseDouble(v[4]),
                              Double.parseDouble(v[5]),
                              Double.parseDouble(v[6]),
                              Double.parseDouble(v[7]),
                              Double.parseDouble(v[8]),
                              v[9].equals("1"),
                              Integer.parseInt(v[10]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return traces;
  }

  static Stream<CsvRow> totals() {
    return CsvTable.readResource(
        ReferenceTraceTest.class,
        "golden-totals.csv",
        "dynamics",
        "genome",
        "layout",
        "fitness",
        "food_eaten",
        "changed_weights")
        .stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("totals")
  void everyTickOfEveryReferenceRunIsReproduced(CsvRow total) {
    Dynamics dynamics = Dynamics.valueOf(total.text("dynamics").toUpperCase(Locale.ROOT));
    double[] genome = genome(total.text("genome"));
    List<Line> trace = TRACES.get(String.join(",", total.values().subList(0, 3)));
    assertEquals(250, trace.size());
    Forager forager = new Forager(worm, ForagingSettings.of(dynamics));
    forager.load(genome);
    double fitness =
        forager.forage(
            new FoodLayouts(WorldParameters.DEFAULT).byName(total.text("layout"), 0),
            WorldParameters.DEFAULT.centre(),
            (tick, core, world) -> {
              Line line = trace.get(tick);
              String at = total + " tick " + tick;
              assertEquals(line.left, core.left(), at);
              assertEquals(line.right, core.right(), at);
              assertEquals(line.x, world.x(), TOLERANCE, at);
              assertEquals(line.y, world.y(), TOLERANCE, at);
              assertEquals(line.heading, world.heading(), TOLERANCE, at);
              assertEquals(line.seesFood, world.seesFood(), at);
              assertEquals(line.food, world.foodLeft(), at);
            });
    assertEquals(total.finite("fitness"), fitness, TOLERANCE);
    assertEquals(total.wholeNumber("food_eaten", 0, 36), forager.foodEaten());
    assertEquals(
        total.wholeNumber("changed_weights", 0, 3682),
        GenomeDistance.changedWeights(genome, worm.biologicalWeights()));
  }

  /** The genomes of the traces, by their formulas; all sums are exact in binary. */
  private double[] genome(String name) {
    double[] weights = worm.biologicalWeights();
    for (int i = 0; i < weights.length; i++) {
      switch (name) {
        case "untrained" -> {}
        case "formula_a" -> weights[i] += i % 29 == 0 ? ((37 * i % 41) - 20) / 8.0 : 0;
        case "formula_b" -> weights[i] += ((53 * i % 33) - 16) / 64.0;
        default -> throw new IllegalArgumentException(name);
      }
    }
    return weights;
  }

  @Test
  void thereAreTracesOfBothDynamicsOnAllLayouts() {
    assertEquals(22, TRACES.size());
    assertTrue(TRACES.containsKey("gopigo,formula_b,square600"));
  }
}
