package org.nemadrive.trainer.madsbench;

import org.nemadrive.trainer.mads.StopReason;
import org.nemadrive.trainer.madsbench.problems.BenchmarkProblem;

/**
 * One run of MADS on one problem.
 *
 * @param problem what was minimised
 * @param seed seed of the run
 * @param best best value after each evaluation, failed evaluations left out; at least one entry
 * @param stopReason why the run ended
 */
public record BenchmarkRun(
    BenchmarkProblem problem, long seed, double[] best, StopReason stopReason) {

  /** Evaluations spent. */
  public int evaluations() {
    return best.length;
  }

  /** The best value after {@code evaluations}, 1 or more; a run that ended early keeps its last. */
  public double bestAfter(int evaluations) {
    return best[Math.min(evaluations, best.length) - 1];
  }

  /**
   * Whether {@code value} solves the problem in the sense of Moré and Wild (2009), Eq. 2.1: the
   * value f0 - f is at least (1 - tolerance) (f0 - best known).
   */
  public boolean solvedBy(double value, double tolerance) {
    return solves(problem.startValue(), value, problem.bestKnown(), tolerance);
  }

  /** The test of {@link #solvedBy}, for a problem whose start value and best value are given. */
  static boolean solves(double startValue, double value, double bestKnown, double tolerance) {
    return startValue - value >= (1 - tolerance) * (startValue - bestKnown);
  }
}
