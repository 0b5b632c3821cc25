package org.nemadrive.trainer.benchmark;

import java.time.Instant;

/**
 * A run that lies somewhere, as a list shows it.
 *
 * @param where folder of the run, or of the benchmark that has it
 * @param task what it trains on; what is unknown of a run is a question mark or -1
 * @param strategy how
 * @param seed from which seed
 * @param food items eaten by the best worm so far
 * @param edits weights that differ from W0 in it
 * @param evaluations evaluations spent
 * @param state finished, stopped, running, or what is wrong with it
 * @param changed when it last got on
 */
public record FoundRun(
    String where,
    String task,
    String strategy,
    long seed,
    int food,
    int edits,
    long evaluations,
    String state,
    Instant changed) {
  static final String FINISHED = "finished";
  static final String STOPPED = "stopped";
  static final String RUNNING = "running";
}
