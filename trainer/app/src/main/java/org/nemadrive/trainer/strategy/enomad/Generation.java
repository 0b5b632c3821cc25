package org.nemadrive.trainer.strategy.enomad;

import java.util.Arrays;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;

/**
 * The work of one generation: genomes to evaluate and individuals to refine, place by place, as far
 * as the budget goes. Filled by one thread, then run once.
 */
final class Generation {
  private final int number;
  private final TrainingProblem problem;
  private final Refiner refiner;
  private final double[][] genomes;
  private final Mutation[] mutations;
  private final int[][] genes;
  private final Individual[] individuals;
  private int evaluations;

  /**
   * @param number which generation, from 1
   * @param size number of places
   * @param problem whose seed all randomness comes from
   * @param refiner what refines individuals
   */
  Generation(int number, int size, TrainingProblem problem, Refiner refiner) {
    this.number = number;
    this.problem = problem;
    this.refiner = refiner;
    genomes = new double[size][];
    mutations = new Mutation[size];
    genes = new int[size][];
    individuals = new Individual[size];
  }

  /** At this place an individual is refined. */
  void keep(int place, Individual individual, int[] genesToRefine) {
    individuals[place] = individual;
    mutations[place] = Mutation.NONE;
    genes[place] = genesToRefine;
  }

  /**
   * At this place a genome is evaluated and then refined.
   *
   * @param screened the mutation in the genome of which only what helps is kept
   * @param otherwise who has the place if the budget does not reach that far; null for nobody
   */
  void evaluate(
      int place, double[] genome, Mutation screened, int[] genesToRefine, Individual otherwise) {
    keep(place, otherwise, genesToRefine);
    genomes[place] = genome;
    mutations[place] = screened;
  }

  /**
   * Does the work, places in their order first served, which threads cannot change.
   *
   * @param maxEvaluations evaluations left in the budget
   * @return who is at each place now; null for nobody
   */
  Individual[] run(Workers workers, long maxEvaluations) {
    int size = genomes.length;
    int[] wants = new int[size];
    for (int place = 0; place < size; place++) {
      wants[place] =
          (genomes[place] == null ? 0 : 1)
              + (genes[place].length > 0 ? refiner.maxEvaluations() : 0);
    }
    int[] shares = EvaluationShares.of(maxEvaluations, wants);
    int[] spent = new int[size];
    workers.forEach(
        size,
        (worker, place) -> {
          if (genomes[place] != null && shares[place] > 0) {
            individuals[place] = worker.evaluate(genomes[place]);
            spent[place] = 1;
          }
          int left = shares[place] - spent[place];
          if (genes[place].length > 0 && left > 0) {
            long seed = Randomness.seed(problem.seed(), -number, place);
            var refined =
                refiner.refine(
                    worker, individuals[place], mutations[place], genes[place], left, seed);
            individuals[place] = refined.individual();
            spent[place] += refined.evaluations();
          }
        });
    evaluations = Arrays.stream(spent).sum();
    return individuals;
  }

  /** Evaluations that {@link #run} spent. */
  int evaluations() {
    return evaluations;
  }
}
