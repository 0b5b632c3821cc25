package org.nemadrive.trainer.strategy.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Population;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;

/**
 * CMA-ES with a diagonal covariance matrix: sep-CMA-ES of Ros and Hansen (2008), whose symbols the
 * code uses. Time and memory grow linearly with the number of weights.
 *
 * <p>Written here because the optimizer of Hipparchus 4.0 runs to its end in one call, cannot be
 * saved and restored between generations, tries one genome at a time, and even in its diagonal mode
 * begins by multiplying full n by n matrices. Its best individual is the best it tried, as for
 * {@link OpenAiEs}.
 */
public final class SeparableCmaEs implements Strategy {
  private final SeparableCmaEsParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;
  private final SeparableDistribution distribution;
  private Individual best;
  private double median = Double.NaN;
  private int generation;

  /**
   * @param parameters how it works
   * @param problem what it works on
   */
  public SeparableCmaEs(SeparableCmaEsParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    distribution =
        new SeparableDistribution(
            problem.start(), parameters.initialSigma(), parameters.populationSize());
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    generation++;
    int count = (int) Math.min(parameters.populationSize(), maxEvaluations);
    double[][] z = new double[count][];
    Individual[] tried = new Individual[count];
    workers.forEach(
        count,
        (worker, k) -> {
          z[k] =
              Vectors.gaussian(
                  problem.start().length, Randomness.stream(problem.seed(), generation, k));
          tried[k] = worker.evaluate(distribution.sample(z[k]));
        });
    if (count == parameters.populationSize()) {
      double[][] bestFirst =
          IntStream.range(0, count)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer k) -> tried[k].penalisedFitness()).reversed())
              .map(k -> z[k])
              .toArray(double[][]::new);
      distribution.update(bestFirst, generation);
    }
    Population population = new Population(Arrays.asList(tried));
    median = population.medianPenalisedFitness();
    if (best == null || population.best().penalisedFitness() > best.penalisedFitness()) {
      best = population.best();
    }
    return count;
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
    distribution.write(out);
    codec.write(best, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    median = in.readDouble();
    distribution.read(in);
    best = codec.read(in);
  }
}
