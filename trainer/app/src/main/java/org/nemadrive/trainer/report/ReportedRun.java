package org.nemadrive.trainer.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nemadrive.trainer.benchmark.SurroundedRow;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.RunIdentity;

/**
 * A run as tables and figures show it.
 *
 * @param label name of the strategy, with what else tells its runs apart
 * @param row the run
 * @param surroundings what its worm was trained in
 */
record ReportedRun(String label, LedgerRow row, Surroundings surroundings) {
  private static final int DIGITS = 8;

  /** Runs whose label is their strategy, as all else about them is the same. */
  static List<ReportedRun> alike(List<LedgerRow> rows, Surroundings surroundings) {
    return rows.stream()
        .map(row -> new ReportedRun(row.identity().strategy(), row, surroundings))
        .toList();
  }

  /**
   * Runs of any kind: a strategy whose runs differ in more than task and seed is told apart by it.
   */
  static List<ReportedRun> any(List<SurroundedRow> rows) {
    return rows.stream()
        .map(
            run -> {
              String strategy = run.row().identity().strategy();
              List<SurroundedRow> same =
                  rows.stream()
                      .filter(other -> other.row().identity().strategy().equals(strategy))
                      .toList();
              return new ReportedRun(label(run, same), run.row(), run.surroundings());
            })
        .toList();
  }

  private static String label(SurroundedRow run, List<SurroundedRow> same) {
    Set<String> parts = new LinkedHashSet<>();
    parts.add(run.row().identity().strategy());
    List<Function<SurroundedRow, String>> all =
        List.of(
            of(r -> r.budget().toString()),
            ReportedRun::body,
            of(r -> r.start().isEmpty() ? "from W0" : "from " + digits(r.start())),
            of(r -> r.scenarios().isEmpty() ? "one run" : r.scenarios()),
            of(r -> "connectome " + digits(r.connectome())),
            of(r -> "code " + digits(r.code())));
    for (Function<SurroundedRow, String> what : all) {
      if (same.stream().map(what).distinct().count() > 1) {
        parts.add(what.apply(run));
      }
    }
    return String.join(", ", parts);
  }

  private static Function<SurroundedRow, String> of(Function<RunIdentity, String> what) {
    return run -> what.apply(run.row().identity());
  }

  private static String body(SurroundedRow run) {
    String hash = run.row().identity().body();
    return run.surroundings()
        .robotName()
        .map(name -> "body %s %s".formatted(name, digits(hash)))
        .orElse("no body");
  }

  private static String digits(String hash) {
    return hash.substring(0, DIGITS);
  }

  Curve curve() {
    Curve curve = row.curve();
    return new Curve(curve.task(), label, curve.seed(), curve.rows());
  }
}
