package org.nemadrive.trainer.strategy.enomad;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Population;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;

/**
 * ENOMAD without crossover and selection: genomes side by side that are mutated every few
 * generations, whatever it costs them, and refined by MADS on the genes that were mutated. The best
 * genome is kept as it is but for its refinement.
 */
public final class Cfnomad implements Strategy {
  private final CfnomadParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;
  private final Refiner refiner;
  private Population population = Population.EMPTY;
  private int generation;

  /**
   * @param parameters how it works
   * @param problem what it works on
   */
  public Cfnomad(CfnomadParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    refiner = new Refiner(parameters.mads(), parameters.boxRadius(), problem.biological());
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    generation++;
    int size = parameters.populationSize();
    boolean first = population.isEmpty();
    boolean mutating = (generation - 1) % parameters.mutationInterval() == 0;
    Generation work = new Generation(generation, size, problem, refiner);
    for (int place = 0; place < size; place++) {
      Individual present = first ? null : population.individuals().get(place);
      double[] parent = first ? problem.start() : present.genome();
      double[] genome = mutating ? mutated(parent, place) : parent;
      int[] genes = genesToRefine(genome, place);
      if (first || mutating && place > 0) {
        work.evaluate(place, genome, Mutation.NONE, genes, present);
      } else {
        work.keep(place, present, genes);
      }
    }
    Individual[] next = work.run(workers, maxEvaluations);
    // A first generation that the budget cuts short leaves places empty: they stay with the first.
    for (int place = 1; place < size; place++) {
      next[place] = next[place] == null ? next[0] : next[place];
    }
    population = new Population(Arrays.asList(next));
    return work.evaluations();
  }

  /** All but the best, which is at place 0, are mutated. */
  private double[] mutated(double[] genome, int place) {
    if (place == 0) {
      return genome;
    }
    double[] mutant = genome.clone();
    SplitMix64 random = Randomness.stream(problem.seed(), generation, place);
    Breeding.mutate(mutant, parameters.mutations(), parameters.mutationRadius(), random);
    return mutant;
  }

  /** The genes that differ from W0, or as many of them as MADS may refine, drawn at random. */
  private int[] genesToRefine(double[] genome, int place) {
    int[] genes = codec.changedGenes(genome);
    if (genes.length <= parameters.maxVariables()) {
      return genes;
    }
    SplitMix64 random = Randomness.stream(problem.seed(), -generation, place);
    return Arrays.stream(Breeding.sample(genes.length, parameters.maxVariables(), random))
        .map(i -> genes[i])
        .toArray();
  }

  @Override
  public int evaluateAnew(Workers workers) {
    population = new Population(workers.evaluateAnew(population.individuals()));
    return population.individuals().size();
  }

  @Override
  public Individual best() {
    return population.best();
  }

  @Override
  public double medianPenalisedFitness() {
    return population.medianPenalisedFitness();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(generation);
    population.write(codec, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    population = Population.read(codec, in);
  }
}
