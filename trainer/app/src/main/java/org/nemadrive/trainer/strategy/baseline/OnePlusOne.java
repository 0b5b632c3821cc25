package org.nemadrive.trainer.strategy.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Population;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Worker;
import org.nemadrive.trainer.strategy.Workers;

/**
 * Independent (1+1) searches: each changes a few weights of its genome and keeps the change if
 * penalised fitness is no worse. A search that is stuck starts anew; the best genome of all is
 * kept.
 */
public final class OnePlusOne implements Strategy {
  private final OnePlusOneParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;

  /** Where each search stands; empty before the first generation. */
  private final List<Individual> current = new ArrayList<>();

  /** Trials of each search since it last got better. */
  private final int[] sinceBetter;

  private Individual start;
  private Individual best;
  private int generation;

  /**
   * @param parameters how it works
   * @param problem what it works on
   */
  public OnePlusOne(OnePlusOneParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    sinceBetter = new int[parameters.searches()];
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    generation++;
    int spent = 0;
    if (start == null) {
      workers.forEach(1, (worker, number) -> start = worker.evaluate(problem.start().clone()));
      spent = 1;
      best = start;
      for (int search = 0; search < parameters.searches(); search++) {
        current.add(start);
      }
    }
    int searches = parameters.searches();
    long left =
        Math.min(maxEvaluations - spent, (long) searches * parameters.trialsPerGeneration());
    Individual[] after = new Individual[searches];
    workers.forEach(
        searches,
        (worker, search) -> {
          int trials = (int) (left / searches + (search < left % searches ? 1 : 0));
          after[search] = advance(worker, search, trials);
        });
    for (int search = 0; search < searches; search++) {
      if (after[search].penalisedFitness() > best.penalisedFitness()) {
        best = after[search];
      }
      boolean stuck = sinceBetter[search] >= parameters.patience();
      current.set(search, stuck ? start : after[search]);
      sinceBetter[search] = stuck ? 0 : sinceBetter[search];
    }
    return spent + (int) left;
  }

  private Individual advance(Worker worker, int search, int trials) {
    SplitMix64 random = Randomness.stream(problem.seed(), generation, search);
    Individual kept = current.get(search);
    for (int trial = 0; trial < trials; trial++) {
      double[] genome = kept.genome().clone();
      change(genome, random);
      Individual candidate = worker.evaluate(genome, kept);
      boolean better = candidate.penalisedFitness() > kept.penalisedFitness();
      sinceBetter[search] = better ? 0 : sinceBetter[search] + 1;
      if (candidate.penalisedFitness() >= kept.penalisedFitness()) {
        kept = candidate;
      }
    }
    return kept;
  }

  private void change(double[] genome, SplitMix64 random) {
    int changes = 1 + random.nextInt(parameters.maxChanges());
    for (int k = 0; k < changes; k++) {
      int[] edits = codec.changedGenes(genome);
      double kind = random.nextDouble();
      if (edits.length == 0 || kind < parameters.drawShare()) {
        genome[random.nextInt(genome.length)] =
            random.nextDouble(-parameters.drawRadius(), parameters.drawRadius());
      } else {
        int gene = edits[random.nextInt(edits.length)];
        if (kind < parameters.drawShare() + parameters.revertShare()) {
          genome[gene] = problem.biological()[gene];
        } else {
          genome[gene] += parameters.nudgeSigma() * random.nextGaussian();
        }
      }
    }
  }

  @Override
  public int evaluateAnew(Workers workers) {
    List<Individual> all = new ArrayList<>(List.of(start, best));
    all.addAll(current);
    List<Individual> anew = workers.evaluateAnew(all);
    start = anew.get(0);
    best = anew.get(1);
    current.clear();
    current.addAll(anew.subList(2, anew.size()));
    return anew.size();
  }

  @Override
  public Individual best() {
    return best;
  }

  @Override
  public double medianPenalisedFitness() {
    return new Population(current).medianPenalisedFitness();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(generation);
    codec.write(start, out);
    codec.write(best, out);
    for (int search = 0; search < sinceBetter.length; search++) {
      codec.write(current.get(search), out);
      out.writeInt(sinceBetter[search]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    generation = in.readInt();
    start = codec.read(in);
    best = codec.read(in);
    current.clear();
    Arrays.fill(sinceBetter, 0);
    for (int search = 0; search < sinceBetter.length; search++) {
      current.add(codec.read(in));
      sinceBetter[search] = in.readInt();
    }
  }
}
