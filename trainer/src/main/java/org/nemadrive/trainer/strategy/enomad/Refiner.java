package org.nemadrive.trainer.strategy.enomad;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nemadrive.trainer.mads.Bounds;
import org.nemadrive.trainer.mads.KnownPoint;
import org.nemadrive.trainer.mads.Mads;
import org.nemadrive.trainer.mads.MadsSettings;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Worker;

/** Lets MADS refine some weights of one individual: the bridge between worms and numbers. */
final class Refiner {
  private final MadsSettings settings;
  private final double boxRadius;

  /** An optimizer's buffers are worth keeping: one for each worker, with the full budget. */
  private final Map<Worker, Mads> optimizers = new ConcurrentHashMap<>();

  /**
   * @param settings how MADS works
   * @param boxRadius how far from where it starts each weight may go
   */
  Refiner(MadsSettings settings, double boxRadius) {
    this.settings = settings;
    this.boxRadius = boxRadius;
  }

  /** Most evaluations that one refinement spends. */
  int maxEvaluations() {
    return settings.maxEvaluations();
  }

  /**
   * What a refinement found.
   *
   * @param individual the best found, the one given if nothing better was
   * @param evaluations evaluations spent
   */
  record Refined(Individual individual, int evaluations) {}

  /**
   * Maximises penalised fitness over some weights.
   *
   * @param worker this thread's worker
   * @param start evaluated before
   * @param genes indices of the weights to refine
   * @param maxEvaluations budget, at least 0; at most what the settings allow is spent
   * @param seed seed of MADS
   */
  Refined refine(Worker worker, Individual start, int[] genes, long maxEvaluations, long seed) {
    double[] genome = start.genome().clone();
    double[] x0 = new double[genes.length];
    for (int j = 0; j < genes.length; j++) {
      x0[j] = genome[genes[j]];
    }
    Individual[] best = {start};
    int budget = (int) Math.min(settings.maxEvaluations(), maxEvaluations);
    var result =
        optimizer(worker, budget)
            .minimize(
                (points, from, to, values) -> {
                  for (int k = from; k < to; k++) {
                    for (int j = 0; j < genes.length; j++) {
                      genome[genes[j]] = points[k][j];
                    }
                    double penalised = worker.penalisedFitness(genome);
                    if (penalised > best[0].penalisedFitness()) {
                      best[0] = worker.lastAsIndividual(genome.clone(), penalised);
                    }
                    values[k] = -penalised;
                  }
                },
                Bounds.around(x0, boxRadius),
                x0,
                List.of(new KnownPoint(x0, -start.penalisedFitness())),
                seed);
    return new Refined(best[0], result.evaluations());
  }

  private Mads optimizer(Worker worker, int budget) {
    return budget == settings.maxEvaluations()
        ? optimizers.computeIfAbsent(worker, ignored -> new Mads(settings))
        : new Mads(settings.withMaxEvaluations(budget));
  }
}
