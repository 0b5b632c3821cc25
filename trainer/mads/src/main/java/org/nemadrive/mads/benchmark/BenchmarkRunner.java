package org.nemadrive.mads.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nemadrive.mads.Mads;
import org.nemadrive.mads.MadsSettings;
import org.nemadrive.mads.benchmark.problems.BenchmarkProblem;

/** Runs MADS on a suite, several runs at a time; the results do not depend on how many. */
public final class BenchmarkRunner {
  private final MadsSettings settings;
  private final int threads;

  /**
   * @param settings how MADS works; the suite sets the budget
   * @param threads how many runs go on at a time, at least 1
   */
  public BenchmarkRunner(MadsSettings settings, int threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /** All runs, by problem, then by seed, from {@code firstSeed} on so many. */
  public List<BenchmarkRun> run(BenchmarkSuite suite, int firstSeed, int seeds)
      throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<BenchmarkRun>> futures = new ArrayList<>();
      for (BenchmarkProblem problem : suite.problems()) {
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
          long runSeed = seed;
          futures.add(executor.submit(() -> run(suite, problem, runSeed)));
        }
      }
      List<BenchmarkRun> runs = new ArrayList<>();
      for (Future<BenchmarkRun> future : futures) {
        runs.add(future.get());
      }
      return runs;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a benchmark run failed", e.getCause());
    }
  }

  private BenchmarkRun run(BenchmarkSuite suite, BenchmarkProblem problem, long seed) {
    int perUnit = suite.evaluationsPerUnit(problem);
    double[] history = history(problem, seed, suite.budget() * perUnit);
    double[] best = new double[suite.checkpoints().length];
    for (int c = 0; c < best.length; c++) {
      int evaluations = suite.checkpoints()[c] * perUnit;
      double[] own =
          suite.unit() == BenchmarkSuite.Unit.EVALUATIONS
              ? history(problem, seed, evaluations)
              : history;
      best[c] = own[Math.min(evaluations, own.length) - 1];
    }
    return new BenchmarkRun(
        new BenchmarkResult(
            problem.name(),
            problem.dimension(),
            seed,
            problem.startValue(),
            problem.bestKnown(),
            best),
        history,
        perUnit);
  }

  /** Best value after each evaluation; shorter than the budget if the run ended early. */
  private double[] history(BenchmarkProblem problem, long seed, int budget) {
    double[] best = new double[budget];
    int[] count = {0};
    new Mads(settings.withMaxEvaluations(budget))
        .minimize(
            (points, from, to, values) -> {
              for (int k = from; k < to; k++) {
                values[k] = problem.function().applyAsDouble(points[k]);
                double before = count[0] == 0 ? Double.POSITIVE_INFINITY : best[count[0] - 1];
                best[count[0]++] =
                    Double.isFinite(values[k]) ? Math.min(before, values[k]) : before;
              }
            },
            problem.bounds(),
            problem.start(),
            seed);
    return Arrays.copyOf(best, count[0]);
  }
}
