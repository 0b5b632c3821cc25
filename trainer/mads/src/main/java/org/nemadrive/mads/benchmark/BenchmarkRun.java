package org.nemadrive.mads.benchmark;

/**
 * A result together with the path to it.
 *
 * @param result what was reached at the checkpoints
 * @param history best value after each evaluation of the longest run, at least one entry; infinite
 *     before the first evaluation that succeeds
 * @param evaluationsPerUnit evaluations in one unit of budget
 */
public record BenchmarkRun(BenchmarkResult result, double[] history, int evaluationsPerUnit) {

  /** Units of budget spent until the problem was solved; infinite if it was not. */
  public double unitsUntilSolved(double tolerance) {
    for (int k = 0; k < history.length; k++) {
      if (result.solvedBy(history[k], tolerance)) {
        return (k + 1.0) / evaluationsPerUnit;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
