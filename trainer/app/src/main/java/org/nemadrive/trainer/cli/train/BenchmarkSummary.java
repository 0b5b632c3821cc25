package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Measure;
import org.nemadrive.trainer.comparison.Spread;
import org.nemadrive.trainer.report.BenchmarkReport;
import org.nemadrive.trainer.report.ReportedRuns;
import org.nemadrive.trainer.unseen.UnseenFood;

/** Prints what the runs of a benchmark came to, and writes its report. */
final class BenchmarkSummary {
  private final Connectome connectome;
  private final PrintWriter out;

  BenchmarkSummary(Connectome connectome, PrintWriter out) {
    this.connectome = connectome;
    this.out = out;
  }

  /**
   * One table a task, then where the report is; nothing of a benchmark without finished runs.
   *
   * @param films whether the report writes films as GIF, too
   * @param unseen its worms on unseen layouts, possibly none
   */
  void print(BenchmarkFolder folder, boolean films, List<UnseenFood> unseen) throws IOException {
    for (Comparison comparison : folder.comparisons()) {
      print(comparison);
    }
    if (!folder.comparisons().isEmpty()) {
      ReportedRuns runs = ReportedRuns.of(folder, connectome);
      out.println("Report: " + new BenchmarkReport(runs, unseen, connectome).write(films));
    }
  }

  private void print(Comparison comparison) {
    out.println();
    out.println(
        "%-28s %5s   %-16s %-24s %-18s %s"
            .formatted(
                comparison.task(),
                "runs",
                "food mean+-sd",
                "food median (quartiles)",
                "L2 mean+-sd",
                "L0 mean+-sd"));
    for (String strategy : comparison.curves().keySet()) {
      Spread food = comparison.spreads(Measure.FOOD).get(strategy);
      Spread l2 = comparison.spreads(Measure.L2).get(strategy);
      Spread l0 = comparison.spreads(Measure.L0).get(strategy);
      out.println(
          String.format(
              Locale.ROOT,
              "%-28s %5d   %5.2f +- %-7.2f %5.1f (%.1f to %.1f)%-5s %6.1f +- %-8.1f %6.1f +- %.1f",
              strategy,
              food.count(),
              food.mean(),
              food.deviation(),
              food.median(),
              food.lowerQuartile(),
              food.upperQuartile(),
              "",
              l2.mean(),
              l2.deviation(),
              l0.mean(),
              l0.deviation()));
    }
    out.println();
  }
}
