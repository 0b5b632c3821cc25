package org.nemadrive.mads.benchmark.problems;

/** The residuals of a nonlinear least-squares problem. */
@FunctionalInterface
interface ResidualFunction {
  /**
   * Computes all residuals at {@code x}.
   *
   * @param x shape (n)
   * @param residuals all zero at the call; receives the residuals; shape (m)
   */
  void compute(double[] x, double[] residuals);
}
