package org.nemadrive.trainer.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;

/**
 * The best genome a strategy found on a task, by penalised fitness over all seeds.
 *
 * @param task what it was trained on
 * @param strategy how
 * @param seed from which seed
 * @param genome weights in canonical order
 * @param settings how it is to be run
 */
record Champion(
    String task, String strategy, long seed, double[] genome, ForagingSettings settings) {

  /** The champion of a task and strategy; empty if none of their runs has finished. */
  static Optional<Champion> of(
      List<ReportedRun> runs, Connectome connectome, String task, String strategy) {
    return runs.stream()
        .filter(run -> run.row().identity().task().equals(task) && run.label().equals(strategy))
        .max(Comparator.comparingDouble(run -> run.row().curve().last().penalisedFitness()))
        .map(
            best ->
                new Champion(
                    task,
                    strategy,
                    best.row().identity().seed(),
                    best.row().weights(connectome).genome(),
                    best.surroundings().foraging()));
  }
}
