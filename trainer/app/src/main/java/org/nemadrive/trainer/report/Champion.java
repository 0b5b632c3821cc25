package org.nemadrive.trainer.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.run.RunFolder;

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

  /** The champion of a task and strategy; empty if no run of theirs has come to anything. */
  static Optional<Champion> of(
      BenchmarkFolder folder,
      Connectome connectome,
      List<Curve> curves,
      String task,
      String strategy) {
    return curves.stream()
        .filter(c -> c.task().equals(task) && c.strategy().equals(strategy))
        .max(Comparator.comparingDouble(c -> c.last().penalisedFitness()))
        .map(
            best -> {
              RunFolder run = RunFolder.open(folder.runFolder(best));
              TrainedWeights weights = WeightsFile.read(run.bestWeightsFile(), connectome);
              return new Champion(
                  task,
                  strategy,
                  best.seed(),
                  weights.genome(),
                  ForagingSettings.of(weights.dynamics()));
            });
  }
}
