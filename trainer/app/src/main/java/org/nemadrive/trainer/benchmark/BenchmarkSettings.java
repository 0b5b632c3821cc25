package org.nemadrive.trainer.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/**
 * What a benchmark was asked to do: everything its results depend on. Budgets in minutes count the
 * computing time of each run's thread.
 *
 * @param connectome identity of the connectome
 * @param tasks what to train on, each by itself
 * @param strategies in the order of tables and figures
 * @param seeds every strategy trains from seeds 1 to this
 * @param budget of every run
 */
public record BenchmarkSettings(
    String connectome,
    List<String> tasks,
    List<StrategyChoice> strategies,
    int seeds,
    Budget budget) {
  public BenchmarkSettings {
    tasks = List.copyOf(tasks);
    strategies = List.copyOf(strategies);
  }

  /** The strategies as people write them, in the same order. */
  public List<String> strategyNames() {
    return strategies.stream().map(StrategyChoice::text).toList();
  }

  /** All jobs, seed by seed, so that what is finished early is already a fair comparison. */
  public List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      for (String task : tasks) {
        for (StrategyChoice strategy : strategies) {
          jobs.add(new Job(task, strategy, seed));
        }
      }
    }
    return jobs;
  }

  /** What a job's run is asked to do. */
  RunSettings run(Job job, String software) {
    return new RunSettings(
        software, connectome, job.task(), job.strategy(), job.seed(), budget, null, null);
  }

  /**
   * These settings and what later ones ask for beside them.
   *
   * @throws InvalidInputException if the later ones ask for another budget or another connectome,
   *     whose results could not be compared with those at hand
   */
  BenchmarkSettings extendedBy(BenchmarkSettings later) {
    if (!later.budget.equals(budget) || !later.connectome.equals(connectome)) {
      throw new InvalidInputException(
          "the benchmark there has a budget of %s on connectome %s, asked for are %s on %s; give another folder"
              .formatted(budget, connectome, later.budget, later.connectome));
    }
    return new BenchmarkSettings(
        connectome,
        union(tasks, later.tasks),
        union(strategies, later.strategies),
        Math.max(seeds, later.seeds),
        budget);
  }

  private static <T> List<T> union(List<T> first, List<T> second) {
    Set<T> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return List.copyOf(union);
  }
}
