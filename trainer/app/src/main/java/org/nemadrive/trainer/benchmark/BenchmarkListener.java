package org.nemadrive.trainer.benchmark;

import org.nemadrive.trainer.run.GenerationReport;

/** Told how a benchmark goes on, by one thread at a time. */
public interface BenchmarkListener {
  /**
   * A job got on by a generation.
   *
   * @param budgetSpent part of all jobs' budgets that is spent, from 0 to 1
   */
  void progressed(double budgetSpent);

  /**
   * A job ended just now.
   *
   * @param last where it ended
   */
  void finished(Job job, GenerationReport last);

  /** A job failed; the others go on. */
  void failed(Failure failure);

  /** Whether all jobs shall end where they are, to go on another day. */
  default boolean wantsStop() {
    return false;
  }
}
