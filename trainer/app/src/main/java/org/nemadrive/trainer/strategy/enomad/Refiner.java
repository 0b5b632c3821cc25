package org.nemadrive.trainer.strategy.enomad;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nemadrive.mads.KnownPoint;
import org.nemadrive.mads.Mads;
import org.nemadrive.mads.MadsSettings;
import org.nemadrive.mads.mesh.Bounds;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Worker;

/** Lets MADS refine some weights of one individual: the bridge between worms and numbers. */
final class Refiner {
  private final MadsSettings settings;
  private final double boxRadius;
  private final double[] biological;

  /** An optimizer's buffers are worth keeping: one for each worker and budget. */
  private final Map<Seat, Mads> optimizers = new ConcurrentHashMap<>();

  private record Seat(Worker worker, int budget) {}

  /**
   * @param settings how MADS works
   * @param boxRadius how far from where it starts each weight may go
   * @param biological W0 in canonical order
   */
  Refiner(MadsSettings settings, double boxRadius, double[] biological) {
    this.settings = settings;
    this.boxRadius = boxRadius;
    this.biological = biological;
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
   * Maximises penalised fitness over some weights: first takes back what of a mutation is better
   * undone, then lets MADS work on the weights that this did not take back to W0.
   *
   * @param worker this thread's worker
   * @param start evaluated before
   * @param mutation what was done to its genome; each gene of it costs one evaluation
   * @param genes indices of the weights to refine
   * @param maxEvaluations budget, at least 0; at most what the settings allow is spent
   * @param seed seed of MADS
   */
  Refined refine(
      Worker worker,
      Individual start,
      Mutation mutation,
      int[] genes,
      long maxEvaluations,
      long seed) {
    int budget = (int) Math.min(settings.maxEvaluations(), maxEvaluations);
    Refined screened = screen(worker, start, mutation, budget);
    int[] left = withoutReverted(genes, mutation, screened.individual.genome());
    if (left.length == 0 || screened.evaluations == budget) {
      return screened;
    }
    int rest = budget - screened.evaluations;
    Refined refined = minimize(worker, screened.individual, left, rest, seed);
    return new Refined(refined.individual, screened.evaluations + refined.evaluations);
  }

  /**
   * Coordinate screening: undoes the genes of a mutation one by one, and keeps what is better so.
   * Most of what a mutation does to a worm harms it or does nothing, at the price of the wiring
   * penalty; MADS, which cannot reach back that far, then works in few dimensions.
   */
  private static Refined screen(Worker worker, Individual start, Mutation mutation, int budget) {
    Individual best = start;
    int trials = Math.min(budget, mutation.genes().length);
    for (int k = 0; k < trials; k++) {
      double[] genome = best.genome().clone();
      genome[mutation.genes()[k]] = mutation.before()[k];
      Individual without = worker.evaluate(genome, best);
      best = without.penalisedFitness() > best.penalisedFitness() ? without : best;
    }
    return new Refined(best, trials);
  }

  /** Genes that went back to W0 stay there: moving them costs the penalty again. */
  private int[] withoutReverted(int[] genes, Mutation mutation, double[] genome) {
    return Arrays.stream(genes)
        .filter(gene -> genome[gene] != biological[gene] || !mutation.isOf(gene))
        .toArray();
  }

  private Refined minimize(Worker worker, Individual start, int[] genes, int budget, long seed) {
    double[] genome = start.genome().clone();
    double[] x0 = new double[genes.length];
    for (int j = 0; j < genes.length; j++) {
      x0[j] = genome[genes[j]];
    }
    Individual[] best = {start};
    var result =
        optimizers
            .computeIfAbsent(
                new Seat(worker, budget), seat -> new Mads(settings.withMaxEvaluations(budget)))
            .minimize(
                (points, from, to, values) -> {
                  for (int k = from; k < to; k++) {
                    for (int j = 0; j < genes.length; j++) {
                      genome[genes[j]] = points[k][j];
                    }
                    double penalised = worker.penalisedFitness(genome, best[0]);
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
}
