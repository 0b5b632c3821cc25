package org.nemadrive.trainer.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.Provenance;
import org.nemadrive.trainer.benchmark.SurroundedRow;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.report.page.ParameterList;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/**
 * Runs that a page shows beside each other, of a benchmark or chosen by hand.
 *
 * @param out folder of the page
 * @param runs the runs, at least one
 * @param tasks what they trained on, in the order of the page
 * @param strategies labels of the strategies, in the order of the page
 * @param settings what the page says about all of them
 * @param parameters parameters of each strategy
 * @param provenance where they come from
 */
public record ReportedRuns(
    Path out,
    List<ReportedRun> runs,
    List<String> tasks,
    List<String> strategies,
    Map<String, String> settings,
    Map<String, Map<String, String>> parameters,
    List<Provenance> provenance) {

  /** The finished runs of a benchmark. */
  public static ReportedRuns of(BenchmarkFolder folder, Connectome connectome) {
    var asked = folder.settings();
    List<LedgerRow> rows = folder.rows();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Tasks", String.join(", ", asked.tasks()));
    settings.put("Strategies", String.join(", ", asked.strategyNames()));
    settings.put("Seeds", "1 to " + asked.seeds());
    settings.put("Budget of a run", asked.budget().toString());
    settings.put("Runs at hand", "%d of %d".formatted(rows.size(), asked.jobs().size()));
    settings.put("Trained in", folder.surroundings().toString());
    settings.put("Connectome", connectome.name() + ", SHA-256 " + asked.connectome());
    return new ReportedRuns(
        folder.path(),
        ReportedRun.alike(rows, folder.surroundings()),
        asked.tasks(),
        asked.strategyNames(),
        settings,
        parameters(asked.strategies()),
        folder.provenance());
  }

  /**
   * Any runs, as far as they have come.
   *
   * @param out folder of the page
   * @param from where they lie, for people
   * @param rows the runs, at least one
   */
  public static ReportedRuns of(Path out, List<String> from, List<SurroundedRow> rows) {
    List<ReportedRun> runs = ReportedRun.any(rows);
    Set<String> tasks = new LinkedHashSet<>();
    Set<String> labels = new LinkedHashSet<>();
    Set<StrategyChoice> strategies = new LinkedHashSet<>();
    Set<Provenance> provenance = new LinkedHashSet<>();
    for (ReportedRun run : runs) {
      tasks.add(run.row().identity().task());
      labels.add(run.label());
      strategies.add(StrategyChoice.parse(run.row().identity().strategy()));
      var made = run.row().made();
      provenance.add(
          new Provenance(
              made.software(),
              made.commit(),
              "run " + run.row().run() + ": " + run.row().identity(),
              made.machine(),
              "on " + made.host()));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Runs", "%d, from %s".formatted(runs.size(), String.join(", ", from)));
    return new ReportedRuns(
        out,
        runs,
        List.copyOf(tasks),
        List.copyOf(labels),
        settings,
        parameters(List.copyOf(strategies)),
        List.copyOf(provenance));
  }

  private static Map<String, Map<String, String>> parameters(List<StrategyChoice> strategies) {
    Map<String, Map<String, String>> map = new LinkedHashMap<>();
    for (StrategyChoice strategy : strategies) {
      map.put(strategy.text(), ParameterList.of(strategy.parameters()));
    }
    return map;
  }

  /** How worms are run that are no run's: in what all runs trained in, if it is one. */
  ForagingSettings foraging() {
    List<Surroundings> all = runs.stream().map(ReportedRun::surroundings).distinct().toList();
    return (all.size() == 1 ? all.getFirst() : Surroundings.NONE).foraging();
  }

  /** The runs of each task side by side. */
  public List<Comparison> comparisons() {
    List<ReportedRun> all = new ArrayList<>(runs);
    return tasks.stream()
        .map(
            task ->
                Comparison.of(
                    task,
                    strategies,
                    all.stream().map(ReportedRun::curve).collect(Collectors.toList())))
        .filter(comparison -> !comparison.curves().isEmpty())
        .toList();
  }
}
