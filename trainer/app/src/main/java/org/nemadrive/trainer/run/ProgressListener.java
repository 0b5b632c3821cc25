package org.nemadrive.trainer.run;

/** Told of a run's progress, on the thread that runs it. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called at the end of each generation, after everything of it is on disk.
   *
   * @param report where the run stands
   * @param budgetSpent part of the budget that is spent, from 0 to 1 or a little above
   */
  void afterGeneration(GenerationReport report, double budgetSpent);

  /** Whether the run shall end here, to be resumed another day; asked between generations. */
  default boolean wantsStop() {
    return false;
  }
}
