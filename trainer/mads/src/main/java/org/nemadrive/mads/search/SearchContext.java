package org.nemadrive.mads.search;

import org.nemadrive.mads.mesh.Bounds;
import org.nemadrive.mads.mesh.GranularMesh;
import org.nemadrive.mads.mesh.PointStore;
import org.nemadrive.mads.mesh.RandomStream;

/** What a search step may see and do during one iteration. */
public interface SearchContext {
  /** Number of variables. */
  int dimension();

  /** The box that every evaluated point lies in. */
  Bounds bounds();

  /** The mesh of this iteration, centred at {@link #frameCentre()}. */
  GranularMesh mesh();

  /** All points with a known value, oldest first. */
  PointStore points();

  /** Where this iteration began; to be read only. */
  double[] frameCentre();

  /** The best point so far; to be read only. */
  double[] incumbent();

  /** The value at the best point so far; positive infinity before the first success. */
  double incumbentValue();

  /** Whether this iteration has found a better point than its frame centre. */
  boolean improved();

  /** The step of the last successful iteration; zero before the first one; to be read only. */
  double[] lastSuccess();

  /** Evaluations left in the budget, 0 or more. */
  int remainingEvaluations();

  /** The one stream of random numbers of this run. */
  RandomStream random();

  /**
   * Rounds {@code x} to the mesh, clamps it to the bounds and evaluates it, unless its value is
   * known.
   *
   * @param x any finite point; receives the point that was evaluated; shape (n)
   * @return its value; positive infinity if the evaluation failed; NaN if the budget is spent
   */
  double evaluate(double[] x);

  /** Puts {@code x}, rounded to the mesh and clamped to the bounds, in the queue. */
  void offer(double[] x);

  /**
   * Evaluates the queue in its order, block by block, and empties it. Stops after the first block
   * with a new incumbent. Points whose value is known are skipped.
   *
   * @return whether there is a new incumbent
   */
  boolean evaluateOffered();
}
