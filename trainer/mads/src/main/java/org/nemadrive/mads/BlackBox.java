package org.nemadrive.mads;

/** An objective to be minimised, known only by its values. */
@FunctionalInterface
public interface BlackBox {

  /**
   * Evaluates the points with index {@code from} (included) to {@code to} (excluded). The rows are
   * buffers of the caller: they may be read during the call, not changed and not kept.
   *
   * @param points one point a row, every coordinate within the bounds; shape (at least to, n)
   * @param values receives the objective at the index of its point; NaN or an infinity says that
   *     the evaluation failed, and such a point never becomes the incumbent
   */
  void evaluate(double[][] points, int from, int to, double[] values);
}
