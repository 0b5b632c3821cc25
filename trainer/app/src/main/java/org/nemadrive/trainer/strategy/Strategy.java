package org.nemadrive.trainer.strategy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * A way to look for better genomes. It advances a generation at a time; between two generations its
 * whole state can be saved, and a strategy that restores it goes on to the same genomes to the last
 * bit.
 */
public interface Strategy {
  /**
   * Advances one generation.
   *
   * @param workers threads to try genomes on
   * @param maxEvaluations evaluations left, at least 1
   * @return evaluations spent, at most that many
   */
  int advance(Workers workers, long maxEvaluations);

  /**
   * The scenarios are others now: evaluates anew all that later ones will be compared with. Not
   * before the first generation.
   *
   * @return evaluations spent
   */
  int evaluateAnew(Workers workers);

  /** The best individual so far by penalised fitness; null before the first generation. */
  Individual best();

  /** Median penalised fitness of the present population; NaN before the first generation. */
  double medianPenalisedFitness();

  /** Why there is nothing left to look for, which ends a run; empty while there is. */
  default Optional<Ending> ending() {
    return Optional.empty();
  }

  /** Writes the state that {@link #restore} needs. */
  void save(DataOutput out) throws IOException;

  /** Returns to a saved state of the same strategy on the same problem. */
  void restore(DataInput in) throws IOException;
}
