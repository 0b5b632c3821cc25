package org.nemadrive.mads.benchmark;

/**
 * How far one optimizer came on one problem with one seed.
 *
 * @param problem name of the problem
 * @param dimension number of variables
 * @param seed seed of the run
 * @param startValue value at the start
 * @param bestKnown lowest value known from any solver
 * @param best best value at each checkpoint
 */
public record BenchmarkResult(
    String problem, int dimension, long seed, double startValue, double bestKnown, double[] best) {

  /**
   * Whether {@code value} solves the problem in the sense of Moré and Wild (2009), Eq. 2.1: f0 - f
   * is at least (1 - tolerance) (f0 - best known).
   */
  public boolean solvedBy(double value, double tolerance) {
    return startValue - value >= (1 - tolerance) * (startValue - bestKnown);
  }
}
