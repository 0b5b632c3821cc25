package org.nemadrive.trainer.strategy.enomad;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Population;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;

/**
 * ENOMAD, Sec. 2.3 of the paper: an evolutionary loop whose individuals are refined by MADS, and
 * without MADS the plain evolutionary algorithm it is compared with. Fitness is penalised fitness
 * throughout; the best individual is never lost.
 */
public final class Enomad implements Strategy {
  private static final int[] NOTHING = {};

  /** A genome to evaluate, and how it differs from what selection knows. */
  private record Newborn(double[] genome, Mutation mutation) {}

  private final EnomadParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;
  private final Refiner refiner;

  private Population population = Population.EMPTY;
  private int generation;

  /**
   * @param parameters which variant, and how it works
   * @param problem what it works on
   */
  public Enomad(EnomadParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    refiner = new Refiner(parameters.mads(), parameters.boxRadius(), problem.biological());
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    generation++;
    List<Newborn> offspring = offspring();
    int size = parameters.populationSize();
    int survivors = size - offspring.size();
    Generation work = new Generation(generation, size, problem, refiner);
    for (int place = 0; place < size; place++) {
      if (place < survivors) {
        Individual survivor = population.individuals().get(place);
        work.keep(place, survivor, genesToRefine(survivor.genome(), place));
      } else {
        Newborn newborn = offspring.get(place - survivors);
        Mutation screened = parameters.screening() ? newborn.mutation : Mutation.NONE;
        work.evaluate(place, newborn.genome, screened, genesToRefine(newborn.genome, place), null);
      }
    }
    population =
        new Population(
            Arrays.stream(work.run(workers, maxEvaluations)).filter(Objects::nonNull).toList());
    return work.evaluations();
  }

  /** The first generation: all from the start. Later: the better half's children. */
  private List<Newborn> offspring() {
    List<Newborn> offspring = new ArrayList<>();
    if (population.isEmpty()) {
      for (int place = 0; place < parameters.populationSize(); place++) {
        offspring.add(founder(place));
      }
      return offspring;
    }
    int survivors = parameters.populationSize() / 2;
    List<Individual> all = population.individuals();
    List<Individual> parents = all.subList(0, Math.min(survivors, all.size()));
    for (int place = parents.size(); place < parameters.populationSize(); place++) {
      SplitMix64 random = Randomness.stream(problem.seed(), generation, place);
      double[] child = Breeding.offspring(parents, random);
      offspring.add(new Newborn(child, mutate(child, random)));
    }
    return offspring;
  }

  /** The start, mutated but for the first; or weights drawn anew. */
  private Newborn founder(int place) {
    double[] genome = problem.start().clone();
    SplitMix64 random = Randomness.stream(problem.seed(), generation, place);
    if (parameters.startRadius() > 0) {
      double radius = parameters.startRadius();
      Arrays.setAll(genome, gene -> random.nextDouble(-radius, radius));
    } else if (place > 0) {
      return new Newborn(genome, mutate(genome, random));
    }
    return new Newborn(genome, Mutation.NONE);
  }

  private Mutation mutate(double[] genome, SplitMix64 random) {
    return Breeding.mutate(genome, parameters.mutations(), parameters.mutationRadius(), random);
  }

  private int[] genesToRefine(double[] genome, int place) {
    int[] genes =
        switch (parameters.refinement()) {
          case NONE -> NOTHING;
          case CHANGED -> codec.changedGenes(genome);
          case RANDOM ->
              Breeding.sample(
                  genome.length,
                  parameters.maxVariables(),
                  Randomness.stream(problem.seed(), -generation, place));
        };
    return genes.length > parameters.maxVariables() ? NOTHING : genes;
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
