package org.nemadrive.trainer.madsbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import org.nemadrive.trainer.mads.Mads;
import org.nemadrive.trainer.mads.MadsResult;
import org.nemadrive.trainer.mads.MadsSettings;
import org.nemadrive.trainer.madsbench.problems.BenchmarkProblem;

/** Runs MADS on problems and seeds, several at a time; the results do not depend on how many. */
public final class BenchmarkRunner {
  private final MadsSettings settings;
  private final ToIntFunction<BenchmarkProblem> budget;
  private final int threads;

  /**
   * @param settings how MADS works; its budget is replaced
   * @param budget evaluations for each problem, the start included
   * @param threads how many runs go on at a time, at least 1
   */
  public BenchmarkRunner(
      MadsSettings settings, ToIntFunction<BenchmarkProblem> budget, int threads) {
    this.settings = settings;
    this.budget = budget;
    this.threads = threads;
  }

  /** All runs, by problem, then by seed 0 .. seeds - 1. */
  public List<BenchmarkRun> run(List<BenchmarkProblem> problems, int seeds)
      throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<BenchmarkRun>> futures = new ArrayList<>();
      for (BenchmarkProblem problem : problems) {
        for (int seed = 0; seed < seeds; seed++) {
          long runSeed = seed;
          futures.add(executor.submit(() -> run(problem, runSeed)));
        }
      }
      List<BenchmarkRun> runs = new ArrayList<>();
      for (Future<BenchmarkRun> future : futures) {
        runs.add(future.get());
      }
      return runs;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private BenchmarkRun run(BenchmarkProblem problem, long seed) {
    MadsSettings own = settings.withMaxEvaluations(budget.applyAsInt(problem));
    double[] best = new double[own.maxEvaluations()];
    int[] count = {0};
    MadsResult result =
        new Mads(own)
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
    return new BenchmarkRun(problem, seed, Arrays.copyOf(best, count[0]), result.stopReason());
  }
}
