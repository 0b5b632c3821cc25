package org.nemadrive.trainer.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.RunIdentity;

/**
 * A run as tables and figures show it.
 *
 * @param label name of the strategy, with what else tells its runs apart
 * @param row the run
 */
record ReportedRun(String label, LedgerRow row) {
  private static final int DIGITS = 8;

  /** Runs whose label is their strategy, as all else about them is the same. */
  static List<ReportedRun> alike(List<LedgerRow> rows) {
    return rows.stream().map(row -> new ReportedRun(row.identity().strategy(), row)).toList();
  }

  /**
   * Runs of any kind: a strategy whose runs differ in more than task and seed is told apart by it.
   */
  static List<ReportedRun> any(List<LedgerRow> rows) {
    return rows.stream()
        .map(
            row -> {
              List<RunIdentity> same =
                  rows.stream()
                      .map(LedgerRow::identity)
                      .filter(other -> other.strategy().equals(row.identity().strategy()))
                      .toList();
              return new ReportedRun(label(row.identity(), same), row);
            })
        .toList();
  }

  private static String label(RunIdentity run, List<RunIdentity> same) {
    Set<String> parts = new LinkedHashSet<>();
    parts.add(run.strategy());
    addIfTold(parts, same, r -> r.budget().toString(), run);
    addIfTold(parts, same, r -> r.body().isEmpty() ? "no body" : "body " + digits(r.body()), run);
    addIfTold(parts, same, r -> r.start().isEmpty() ? "from W0" : "from " + digits(r.start()), run);
    addIfTold(parts, same, r -> r.scenarios().isEmpty() ? "one run" : r.scenarios(), run);
    addIfTold(parts, same, r -> "connectome " + digits(r.connectome()), run);
    addIfTold(parts, same, r -> "code " + digits(r.code()), run);
    return String.join(", ", parts);
  }

  private static void addIfTold(
      Set<String> parts,
      List<RunIdentity> same,
      Function<RunIdentity, String> what,
      RunIdentity run) {
    if (same.stream().map(what).collect(Collectors.toSet()).size() > 1) {
      parts.add(what.apply(run));
    }
  }

  private static String digits(String hash) {
    return hash.substring(0, DIGITS);
  }

  Curve curve() {
    Curve curve = row.curve();
    return new Curve(curve.task(), label, curve.seed(), curve.rows());
  }
}
