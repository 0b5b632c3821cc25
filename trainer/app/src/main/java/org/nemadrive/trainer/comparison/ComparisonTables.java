package org.nemadrive.trainer.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.trainer.run.History;

/**
 * Writes curves, summaries and tests as tidy CSV: one row an observation, one column a variable.
 */
public final class ComparisonTables {
  private ComparisonTables() {}

  /** Every row of every curve. */
  public static void writeCurves(Path file, List<Curve> curves) throws IOException {
    StringBuilder table =
        new StringBuilder(
            "task,strategy,seed,generation,cpu_seconds,evaluations,food,fitness,penalised_fitness,l2,l0\n");
    for (Curve curve : curves) {
      for (History.Row row : curve.rows()) {
        table.append(
            format(
                "%s,%s,%d,%d,%.3f,%d,%d,%s,%s,%s,%d\n",
                quoted(curve.task()),
                quoted(curve.strategy()),
                curve.seed(),
                row.generation(),
                row.seconds(),
                row.evaluations(),
                row.foodEaten(),
                row.fitness(),
                row.penalisedFitness(),
                row.distance(),
                row.changedWeights()));
      }
    }
    write(file, table);
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
    StringBuilder table =
        new StringBuilder(
            "task,strategy,measure,runs,mean,standard_deviation,median,lower_quartile,upper_quartile,minimum,maximum\n");
    for (Comparison comparison : comparisons) {
      for (Measure measure : Measure.values()) {
        for (Map.Entry<String, Spread> entry : comparison.spreads(measure).entrySet()) {
          Spread s = entry.getValue();
          table.append(
              format(
                  "%s,%s,%s,%d,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f\n",
                  quoted(comparison.task()),
                  quoted(entry.getKey()),
                  measure.key(),
                  s.count(),
                  s.mean(),
                  s.deviation(),
                  s.median(),
                  s.lowerQuartile(),
                  s.upperQuartile(),
                  s.minimum(),
                  s.maximum()));
        }
      }
    }
    write(file, table);
  }

  /** The difference of each pair of strategies in each measure. */
  public static void writeDifferences(Path file, List<Comparison> comparisons) throws IOException {
    StringBuilder table =
        new StringBuilder(
            "task,measure,first,second,mann_whitney_p,holm_corrected_p,vargha_delaney_a12\n");
    for (Comparison comparison : comparisons) {
      for (Measure measure : Measure.values()) {
        for (Difference d : comparison.differences(measure)) {
          table.append(
              format(
                  "%s,%s,%s,%s,%.6g,%.6g,%.4f\n",
                  quoted(comparison.task()),
                  measure.key(),
                  quoted(d.first()),
                  quoted(d.second()),
                  d.pValue(),
                  d.correctedPValue(),
                  d.effectSize()));
        }
      }
    }
    write(file, table);
  }

  private static String quoted(String text) {
    return text.contains(",") ? "\"" + text + "\"" : text;
  }

  private static void write(Path file, StringBuilder table) throws IOException {
    AtomicFile.write(file, out -> out.write(table.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
