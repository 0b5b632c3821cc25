package org.nemadrive.trainer.madsbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.nemadrive.mads.benchmark.BenchmarkResult;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * Results of one optimizer on one suite, written to and read from CSV: a header, then a line for
 * each problem, dimension and seed with the best value at each checkpoint.
 *
 * @param checkpoints rising
 * @param results by problem, dimension and seed
 */
record ResultTable(int[] checkpoints, List<BenchmarkResult> results) {
  private static final List<String> FIRST_COLUMNS =
      List.of("problem", "n", "seed", "f0", "best_known");
  private static final String BEST_COLUMN = "best_";

  /** Writes the table by a temporary file and rename. */
  void write(Path file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (BenchmarkResult r : results) {
      List<Object> row =
          new ArrayList<>(
              List.of(r.problem(), r.dimension(), r.seed(), r.startValue(), r.bestKnown()));
      Arrays.stream(r.best()).forEach(row::add);
      rows.add(row);
    }
    CsvTable.write(file, columns(checkpoints), rows);
  }

  /**
   * Reads a table.
   *
   * @param checkpoints the checkpoints it must have
   * @throws InvalidInputException if the file is not such a table, naming line and column
   */
  static ResultTable read(Path file, int[] checkpoints) {
    String[] columns = columns(checkpoints).toArray(String[]::new);
    List<BenchmarkResult> results = new ArrayList<>();
    for (CsvRow row : CsvTable.read(file, columns)) {
      double[] best = new double[checkpoints.length];
      for (int c = 0; c < best.length; c++) {
        best[c] = row.finite(BEST_COLUMN + checkpoints[c]);
      }
      results.add(
          new BenchmarkResult(
              row.required("problem"),
              row.wholeNumber("n", 1, Integer.MAX_VALUE),
              row.wholeNumber("seed", 0, Integer.MAX_VALUE),
              row.finite("f0"),
              row.finite("best_known"),
              best));
    }
    return new ResultTable(checkpoints, results);
  }

  private static List<String> columns(int[] checkpoints) {
    return Stream.concat(
            FIRST_COLUMNS.stream(), Arrays.stream(checkpoints).mapToObj(c -> BEST_COLUMN + c))
        .toList();
  }

  /** Part of all runs that solve their problem by a checkpoint; NaN for an unknown checkpoint. */
  double solved(int checkpoint, double tolerance) {
    int c = Arrays.binarySearch(checkpoints, checkpoint);
    return c < 0
        ? Double.NaN
        : results.stream()
            .mapToInt(r -> r.solvedBy(r.best()[c], tolerance) ? 1 : 0)
            .average()
            .orElse(Double.NaN);
  }

  /** Median over the seeds at a checkpoint; NaN if there is none. */
  double median(String problem, int dimension, int checkpoint) {
    int c = Arrays.binarySearch(checkpoints, checkpoint);
    double[] values =
        results.stream()
            .filter(r -> c >= 0 && r.problem().equals(problem) && r.dimension() == dimension)
            .mapToDouble(r -> r.best()[c])
            .toArray();
    // NaN if there are no values.
    return new Median().evaluate(values);
  }

  /**
   * Prints the medians of every problem, each followed by the reference's in brackets if there is
   * one.
   */
  void printMedians(PrintWriter out, ResultTable reference) {
    out.printf("%-12s %4s %12s", "problem", "n", "start");
    for (int checkpoint : checkpoints) {
      out.printf(" %26s", "best after " + checkpoint);
    }
    out.println();
    Set<String> seen = new LinkedHashSet<>();
    for (BenchmarkResult r : results) {
      if (seen.add(r.problem() + " " + r.dimension())) {
        out.printf(Locale.ROOT, "%-12s %4d %12.5g", r.problem(), r.dimension(), r.startValue());
        for (int checkpoint : checkpoints) {
          out.printf(
              " %26s",
              pair("%.5g", reference, t -> t.median(r.problem(), r.dimension(), checkpoint)));
        }
        out.println();
      }
    }
  }

  /** Prints the part of runs that solve their problem, for each tolerance and checkpoint. */
  void printSolved(PrintWriter out, double[] tolerances, ResultTable reference) {
    for (double tolerance : tolerances) {
      out.printf(Locale.ROOT, "%-30s", String.format(Locale.ROOT, "solved to %.0e", tolerance));
      for (int checkpoint : checkpoints) {
        out.printf(" %26s", pair("%.3f", reference, t -> t.solved(checkpoint, tolerance)));
      }
      out.println();
    }
  }

  private String pair(String format, ResultTable reference, ToDoubleFunction<ResultTable> value) {
    String own = String.format(Locale.ROOT, format, value.applyAsDouble(this));
    if (reference == null) {
      return own;
    }
    return own + String.format(Locale.ROOT, " (" + format + ")", value.applyAsDouble(reference));
  }
}
