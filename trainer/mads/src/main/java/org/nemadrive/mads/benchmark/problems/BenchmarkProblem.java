package org.nemadrive.mads.benchmark.problems;

import java.util.function.ToDoubleFunction;
import org.nemadrive.mads.mesh.Bounds;

/**
 * One problem to be minimised.
 *
 * @param name name of the problem within the suite
 * @param bounds the box, perhaps infinite
 * @param start the point every optimizer begins at; shape (n)
 * @param bestKnown lowest value known from any solver
 * @param function the objective; stateless, may be called by several threads
 */
public record BenchmarkProblem(
    String name,
    Bounds bounds,
    double[] start,
    double bestKnown,
    ToDoubleFunction<double[]> function) {

  /** Number of variables. */
  public int dimension() {
    return start.length;
  }

  /** The objective at the start. */
  public double startValue() {
    return function.applyAsDouble(start);
  }
}
