package org.nemadrive.trainer.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.trainer.run.History;

/** Statistics against numbers worked out by hand or taken from R. */
class ComparisonTest {
  @TempDir private Path folder;

  @Test
  void threeAgainstThreeWithoutOverlapHaveTheExactPValueOfTwoInTwenty() {
    // Of the 20 ways to share out six ranks, two are this extreme.
    Difference d = difference(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertEquals(0.1, d.pValue(), 1e-12);
    assertEquals(0, d.effectSize());
    assertEquals(1, difference(new double[] {4, 5, 6}, new double[] {1, 2, 3}).effectSize());
  }

  @Test
  void tiesCountHalfInTheEffectSize() {
    assertEquals(0.5, Difference.effectSize(new double[] {7, 7}, new double[] {7, 7, 7}));
    // Pairs (1,1) tie, (1,2) (1,3) lost; (3,1) (3,2) won, (3,3) tie: (2 + 2 / 2) / 6.
    assertEquals(0.5, Difference.effectSize(new double[] {1, 3}, new double[] {1, 2, 3}), 1e-12);
    // (2,1) won, (2,2) tie; (3,1) (3,2) won: 3.5 / 4.
    assertEquals(0.875, Difference.effectSize(new double[] {2, 3}, new double[] {1, 2}), 1e-12);
  }

  @Test
  void samplesOfOneValueDoNotDiffer() {
    double[] same = {3682, 3682, 3682};
    assertEquals(1, difference(same, same).pValue());
  }

  @Test
  void holmsCorrectionIsThatOfR() {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Difference.holm(new double[] {0.01, 0.04, 0.03, 0.005}),
        1e-12);
    assertArrayEquals(new double[] {1, 1}, Difference.holm(new double[] {0.9, 0.8}));
  }

  @Test
  void everyPairIsComparedOnce() {
    Map<String, double[]> samples = new LinkedHashMap<>();
    samples.put("a", new double[] {1, 2});
    samples.put("b", new double[] {3, 4});
    samples.put("c", new double[] {5, 6});
    assertEquals(
        List.of("a b", "a c", "b c"),
        Difference.ofAllPairs(samples).stream().map(d -> d.first() + " " + d.second()).toList());
  }

  @Test
  void quartilesAreThoseOfR() {
    // quantile(1:4) is 1, 1.75, 2.5, 3.25, 4; sd(1:4) is 1.290994.
    Spread spread = Spread.of(new double[] {4, 2, 1, 3});
    assertEquals(new Spread(4, 2.5, spread.deviation(), 2.5, 1.75, 3.25, 1, 4), spread);
    assertEquals(1.290994, spread.deviation(), 1e-6);
    assertEquals(new Spread(1, 7, 0, 7, 7, 7, 7, 7), Spread.of(new double[] {7}));
  }

  @Test
  void aCurveHoldsItsValueUntilTheNextGeneration() {
    Curve curve = curve("a", 1, 10, 20, 30);
    assertTrue(Double.isNaN(curve.at(Effort.EVALUATIONS, 99, Measure.FOOD)));
    assertEquals(10, curve.at(Effort.EVALUATIONS, 100, Measure.FOOD));
    assertEquals(10, curve.at(Effort.EVALUATIONS, 199, Measure.FOOD));
    assertEquals(20, curve.at(Effort.EVALUATIONS, 200, Measure.FOOD));
    assertEquals(30, curve.at(Effort.EVALUATIONS, 1e9, Measure.FOOD));
    assertEquals(20, curve.at(Effort.CPU_SECONDS, 2.5, Measure.FOOD));
  }

  @Test
  void theMeanCurveBeginsWhenAllHaveBegunAndWhoHasEndedKeepsItsValue() {
    MeanCurve mean =
        MeanCurve.of(
            List.of(curve("a", 1, 10, 20, 30), curve("a", 2, 14, 20)),
            Effort.EVALUATIONS,
            Measure.FOOD,
            3);
    assertArrayEquals(new double[] {100, 200, 300}, mean.effort());
    assertArrayEquals(new double[] {12, 20, 25}, mean.mean());
    assertArrayEquals(new double[] {Math.sqrt(8), 0, Math.sqrt(50)}, mean.deviation(), 1e-12);
  }

  @Test
  void tablesAreTidyAndQuoteNamesWithCommas() throws IOException {
    Comparison comparison =
        Comparison.of(
            "polygon3,circle",
            List.of("a", "b", "absent"),
            List.of(
                taskCurve("polygon3,circle", "b", 1, 5),
                taskCurve("polygon3,circle", "a", 1, 1, 3),
                taskCurve("elsewhere", "a", 1, 9)));
    assertEquals(List.of("a", "b"), List.copyOf(comparison.curves().keySet()));
    Path summary = folder.resolve("summary.csv");
    ComparisonTables.writeSummary(summary, List.of(comparison));
    List<String> rows = Files.readAllLines(summary);
    assertEquals(1 + 2 * Measure.values().length, rows.size());
    assertEquals(
        "\"polygon3,circle\",a,food,1,3.0000,0.0000,3.0000,3.0000,3.0000,3.0000,3.0000",
        rows.get(1));
    Path results = folder.resolve("results.csv");
    ComparisonTables.writeResults(results, comparison.curves().get("a"));
    assertEquals(
        "\"polygon3,circle\",a,1,2,2.000,200,50000,3,30.0,29.0,0.5,3",
        Files.readAllLines(results).get(1));
    Path differences = folder.resolve("differences.csv");
    ComparisonTables.writeDifferences(differences, List.of(comparison));
    assertEquals(1 + Measure.values().length, Files.readAllLines(differences).size());
  }

  @Test
  void theTableForADocumentHasARowForEachStrategy() throws IOException {
    Path file = folder.resolve("summary.md");
    Comparison comparison =
        Comparison.of(
            "polygon5",
            List.of("a", "b"),
            List.of(curve("a", 1, 10, 20), curve("a", 2, 14), curve("b", 1, 9, 36, 36)));
    MarkdownTable.write(file, List.of(comparison));
    List<String> lines = Files.readAllLines(file);
    assertEquals("## polygon5", lines.getFirst());
    // 20 and 14 food: mean 17, sd 3 * sqrt(2); 200 and 100 evaluations; 2 and 1 seconds; L0 3 and
    // 2.
    assertEquals(
        "| `a` | 2 | 17.00 ± 4.24 | 17.0 (15.5 to 18.5) | 14 to 20 | 2.5 ± 0.7 | 0.5 ± 0.0 | 150"
            + " | 1.5 |",
        lines.get(4));
    assertEquals(
        "| `b` | 1 | 36.00 ± 0.00 | 36.0 (36.0 to 36.0) | 36 to 36 | 4.0 ± 0.0 | 0.5 ± 0.0 | 300"
            + " | 3.0 |",
        lines.get(5));
    assertEquals(6, lines.size());
  }

  private static Difference difference(double[] x, double[] y) {
    Map<String, double[]> samples = new LinkedHashMap<>();
    samples.put("x", x);
    samples.put("y", y);
    return Difference.ofAllPairs(samples).getFirst();
  }

  private static Curve curve(String strategy, long seed, int... food) {
    return taskCurve("polygon5", strategy, seed, food);
  }

  /** A generation a second and a hundred evaluations. */
  private static Curve taskCurve(String task, String strategy, long seed, int... food) {
    return new Curve(
        task,
        strategy,
        seed,
        IntStream.range(0, food.length)
            .mapToObj(
                i ->
                    new History.Row(
                        i + 1,
                        i + 1,
                        100L * (i + 1),
                        25_000L * (i + 1),
                        10.0 * food[i] - 1,
                        10.0 * food[i],
                        food[i],
                        (int) Arrays.stream(food, 0, i + 1).count() + 1,
                        0.5))
            .toList());
  }
}
