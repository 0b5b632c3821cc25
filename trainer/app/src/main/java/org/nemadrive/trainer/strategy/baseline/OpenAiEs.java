package org.nemadrive.trainer.strategy.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Population;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;

/**
 * OpenAI-ES: climbs an estimate of the gradient of penalised fitness, made of antithetic Gaussian
 * perturbations of all weights, weighted by centred ranks.
 *
 * <p>A perturbation changes every weight, so all genomes it tries pay the same penalty, which the
 * ranks do not see. Its best individual is the best it tried, W0 not among them.
 */
public final class OpenAiEs implements Strategy {
  private final OpenAiEsParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;
  private final double[] mean;
  private final Adam adam;
  private Individual best;
  private double median = Double.NaN;
  private int generation;

  /**
   * @param parameters how it works
   * @param problem what it works on
   */
  public OpenAiEs(OpenAiEsParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    mean = problem.start().clone();
    adam = new Adam(parameters, mean.length);
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    generation++;
    int pairs = (int) Math.min(parameters.pairs(), maxEvaluations / 2);
    if (pairs == 0) {
      return spendTheLastOne(workers);
    }
    double[][] noise = new double[pairs][];
    Individual[] tried = new Individual[2 * pairs];
    workers.forEach(
        pairs,
        (worker, pair) -> {
          noise[pair] =
              Vectors.gaussian(mean.length, Randomness.stream(problem.seed(), generation, pair));
          tried[2 * pair] = worker.evaluate(perturbed(noise[pair], parameters.sigma()));
          tried[2 * pair + 1] = worker.evaluate(perturbed(noise[pair], -parameters.sigma()));
        });
    double[] fitness = Arrays.stream(tried).mapToDouble(Individual::penalisedFitness).toArray();
    adam.ascend(mean, RankedGradient.estimate(noise, fitness, parameters.sigma()));
    keep(new Population(List.of(tried)));
    return tried.length;
  }

  /** One evaluation is too few for a pair: the mean itself is tried. */
  private int spendTheLastOne(Workers workers) {
    List<Individual> tried = new ArrayList<>();
    workers.forEach(1, (worker, number) -> tried.add(worker.evaluate(mean.clone())));
    keep(new Population(tried));
    return 1;
  }

  private double[] perturbed(double[] noise, double sigma) {
    double[] genome = mean.clone();
    for (int i = 0; i < genome.length; i++) {
      genome[i] += sigma * noise[i];
    }
    return genome;
  }

  private void keep(Population population) {
    median = population.medianPenalisedFitness();
    Individual candidate = population.best();
    if (best == null || candidate.penalisedFitness() > best.penalisedFitness()) {
      best = candidate;
    }
  }

  @Override
  public int evaluateAnew(Workers workers) {
    best = workers.evaluateAnew(List.of(best)).getFirst();
    return 1;
  }

  @Override
  public Individual best() {
    return best;
  }

  @Override
  public double medianPenalisedFitness() {
    return median;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(generation);
    out.writeDouble(median);
    Vectors.write(mean, out);
    adam.write(out);
    codec.write(best, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    median = in.readDouble();
    Vectors.read(mean, in);
    adam.read(in);
    best = codec.read(in);
  }
}
