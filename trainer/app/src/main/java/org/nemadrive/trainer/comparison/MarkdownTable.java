package org.nemadrive.trainer.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.trainer.run.History;

/** Where runs ended as tables in Markdown, to be put into a document as they are. */
public final class MarkdownTable {
  private static final String HEADER =
      """
      | strategy | runs | food, mean ± sd | median (quartiles) | least to most \
      | weights changed (L0), mean ± sd | distance from W0 (L2), mean ± sd \
      | evaluations, median | computing time, s, mean |
      |---|---|---|---|---|---|---|---|---|
      """;

  private MarkdownTable() {}

  /** Writes a table for each task. */
  public static void write(Path file, List<Comparison> comparisons) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Comparison comparison : comparisons) {
      text.append(text.isEmpty() ? "" : "\n").append("## ").append(comparison.task());
      text.append("\n\n").append(HEADER);
      comparison.curves().forEach((strategy, runs) -> text.append(row(comparison, strategy, runs)));
    }
    AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String row(Comparison comparison, String strategy, List<Curve> runs) {
    Spread food = comparison.spreads(Measure.FOOD).get(strategy);
    Spread l0 = comparison.spreads(Measure.L0).get(strategy);
    Spread l2 = comparison.spreads(Measure.L2).get(strategy);
    List<History.Row> ends = runs.stream().map(Curve::last).toList();
    Spread evaluations = Spread.of(ends.stream().mapToDouble(Effort.EVALUATIONS::of).toArray());
    Spread seconds = Spread.of(ends.stream().mapToDouble(Effort.CPU_SECONDS::of).toArray());
    return String.format(
        Locale.ROOT,
        "| `%s` | %d | %.2f ± %.2f | %.1f (%.1f to %.1f) | %.0f to %.0f | %,.1f ± %,.1f"
            + " | %.1f ± %.1f | %,.0f | %.1f |\n",
        strategy,
        food.count(),
        food.mean(),
        food.deviation(),
        food.median(),
        food.lowerQuartile(),
        food.upperQuartile(),
        food.minimum(),
        food.maximum(),
        l0.mean(),
        l0.deviation(),
        l2.mean(),
        l2.deviation(),
        evaluations.median(),
        seconds.mean());
  }
}
