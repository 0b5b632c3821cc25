package org.nemadrive.trainer.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.trainer.run.History;

/**
 * Writes curves, summaries and tests as tidy CSV: one row an observation, one column a variable.
 */
public final class ComparisonTables {
  private static final List<String> CURVE_COLUMNS =
      List.of(
          "task",
          "strategy",
          "seed",
          "generation",
          "cpu_seconds",
          "evaluations",
          "food",
          "fitness",
          "penalised_fitness",
          "l2",
          "l0");
  private static final List<String> SUMMARY_COLUMNS =
      List.of(
          "task",
          "strategy",
          "measure",
          "runs",
          "mean",
          "standard_deviation",
          "median",
          "lower_quartile",
          "upper_quartile",
          "minimum",
          "maximum");
  private static final List<String> DIFFERENCE_COLUMNS =
      List.of(
          "task",
          "measure",
          "first",
          "second",
          "mann_whitney_p",
          "holm_corrected_p",
          "vargha_delaney_a12");

  private ComparisonTables() {}

  /** Columns of the tables of curves and results. */
  public static String[] curveColumns() {
    return CURVE_COLUMNS.toArray(String[]::new);
  }

  /** Every row of every curve. */
  public static void writeCurves(Path file, List<Curve> curves) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Curve curve : curves) {
      for (History.Row row : curve.rows()) {
        rows.add(
            List.of(
                curve.task(),
                curve.strategy(),
                curve.seed(),
                row.generation(),
                rounded("%.3f", row.seconds()),
                row.evaluations(),
                row.foodEaten(),
                row.fitness(),
                row.penalisedFitness(),
                row.distance(),
                row.changedWeights()));
      }
    }
    CsvTable.write(file, CURVE_COLUMNS, rows);
  }

  /** Where every run ended. */
  public static void writeResults(Path file, List<Curve> curves) throws IOException {
    writeCurves(
        file,
        curves.stream()
            .map(c -> new Curve(c.task(), c.strategy(), c.seed(), List.of(c.last())))
            .toList());
  }

  /** The numbers of each strategy in each measure. */
  public static void writeSummary(Path file, List<Comparison> comparisons) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (Measure measure : Measure.values()) {
        comparison
            .spreads(measure)
            .forEach(
                (strategy, s) ->
                    rows.add(
                        List.of(
                            comparison.task(),
                            strategy,
                            measure.key(),
                            s.count(),
                            rounded("%.4f", s.mean()),
                            rounded("%.4f", s.deviation()),
                            rounded("%.4f", s.median()),
                            rounded("%.4f", s.lowerQuartile()),
                            rounded("%.4f", s.upperQuartile()),
                            rounded("%.4f", s.minimum()),
                            rounded("%.4f", s.maximum()))));
      }
    }
    CsvTable.write(file, SUMMARY_COLUMNS, rows);
  }

  /** The difference of each pair of strategies in each measure. */
  public static void writeDifferences(Path file, List<Comparison> comparisons) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (Measure measure : Measure.values()) {
        for (Difference d : comparison.differences(measure)) {
          rows.add(
              List.of(
                  comparison.task(),
                  measure.key(),
                  d.first(),
                  d.second(),
                  rounded("%.6g", d.pValue()),
                  rounded("%.6g", d.correctedPValue()),
                  rounded("%.4f", d.effectSize())));
        }
      }
    }
    CsvTable.write(file, DIFFERENCE_COLUMNS, rows);
  }

  private static String rounded(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
