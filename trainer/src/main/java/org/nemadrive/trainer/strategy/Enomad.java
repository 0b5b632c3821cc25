package org.nemadrive.trainer.strategy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.nemadrive.trainer.strategy.EnomadParameters.Refinement;

/**
 * ENOMAD, Sec. 2.3 of the paper: an evolutionary loop whose individuals are refined by MADS, and
 * without MADS the plain evolutionary algorithm it is compared with. Fitness is penalised fitness
 * throughout; the best individual is never lost.
 */
public final class Enomad implements Strategy {
  private static final Comparator<Individual> BEST_FIRST =
      Comparator.comparingDouble(Individual::penalisedFitness).reversed();

  private final EnomadParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;
  private final Refiner refiner;

  /** Best first; empty before the first generation. */
  private List<Individual> population = List.of();

  private int generation;

  /**
   * @param parameters which variant, and how it works
   * @param problem what it works on
   */
  public Enomad(EnomadParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    refiner = new Refiner(parameters.mads(), parameters.boxRadius());
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    generation++;
    List<double[]> offspring = offspring();
    int size = parameters.populationSize();
    int survivors = size - offspring.size();
    long[] budgets = budgets(maxEvaluations, survivors);
    Individual[] next = new Individual[size];
    int[] spent = new int[size];
    workers.forEach(
        size,
        (worker, place) -> {
          Individual individual;
          if (place < survivors) {
            individual = population.get(place);
          } else if (budgets[place] > 0) {
            individual = worker.evaluate(offspring.get(place - survivors));
            spent[place] = 1;
          } else {
            return;
          }
          Refiner.Refined refined =
              refined(worker, individual, place, budgets[place] - spent[place]);
          next[place] = refined.individual();
          spent[place] += refined.evaluations();
        });
    List<Individual> evaluated = new ArrayList<>();
    int evaluations = 0;
    for (int place = 0; place < size; place++) {
      if (next[place] != null) {
        evaluated.add(next[place]);
      }
      evaluations += spent[place];
    }
    evaluated.sort(BEST_FIRST);
    population = List.copyOf(evaluated);
    return evaluations;
  }

  /** The first generation: all from the start. Later: the better half's children. */
  private List<double[]> offspring() {
    List<double[]> offspring = new ArrayList<>();
    if (population.isEmpty()) {
      offspring.add(problem.start().clone());
      for (int place = 1; place < parameters.populationSize(); place++) {
        offspring.add(mutated(problem.start().clone(), place));
      }
      return offspring;
    }
    int survivors = parameters.populationSize() / 2;
    List<Individual> parents = population.subList(0, Math.min(survivors, population.size()));
    for (int place = parents.size(); place < parameters.populationSize(); place++) {
      SplittableRandom random = Randomness.stream(problem.seed(), generation, place);
      double[] child = Breeding.offspring(parents, random);
      Breeding.mutate(child, parameters.mutations(), parameters.mutationRadius(), random);
      offspring.add(child);
    }
    return offspring;
  }

  private double[] mutated(double[] genome, int place) {
    SplittableRandom random = Randomness.stream(problem.seed(), generation, place);
    Breeding.mutate(genome, parameters.mutations(), parameters.mutationRadius(), random);
    return genome;
  }

  /** Shares the evaluations left out in order of place, so that threads cannot race for them. */
  private long[] budgets(long left, int survivors) {
    int full = parameters.refinement() == Refinement.NONE ? 0 : parameters.mads().maxEvaluations();
    long[] budgets = new long[parameters.populationSize()];
    long rest = left;
    for (int place = 0; place < budgets.length; place++) {
      budgets[place] = Math.min(rest, place < survivors ? full : full + 1);
      rest -= budgets[place];
    }
    return budgets;
  }

  private Refiner.Refined refined(Worker worker, Individual individual, int place, long budget) {
    int[] genes = genesToRefine(individual, place);
    if (genes.length == 0 || genes.length > parameters.maxVariables() || budget == 0) {
      return new Refiner.Refined(individual, 0);
    }
    long seed = Randomness.seed(problem.seed(), -generation, place);
    return refiner.refine(worker, individual, genes, budget, seed);
  }

  private int[] genesToRefine(Individual individual, int place) {
    return switch (parameters.refinement()) {
      case NONE -> new int[0];
      case CHANGED -> codec.changedGenes(individual.genome());
      case RANDOM ->
          Breeding.sample(
              problem.biological().length,
              parameters.maxVariables(),
              Randomness.stream(problem.seed(), -generation, place));
    };
  }

  @Override
  public Individual best() {
    return population.isEmpty() ? null : population.getFirst();
  }

  @Override
  public double medianPenalisedFitness() {
    if (population.isEmpty()) {
      return Double.NaN;
    }
    int middle = population.size() / 2;
    double upper = population.get(middle).penalisedFitness();
    return population.size() % 2 == 1
        ? upper
        : (population.get(middle - 1).penalisedFitness() + upper) / 2;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(generation);
    out.writeInt(population.size());
    for (Individual individual : population) {
      codec.write(individual, out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    int size = in.readInt();
    List<Individual> read = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      read.add(codec.read(in));
    }
    population = List.copyOf(read);
  }
}
