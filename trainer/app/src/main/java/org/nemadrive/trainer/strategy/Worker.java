package org.nemadrive.trainer.strategy;

import java.util.function.IntFunction;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.foraging.TracedEdit;

/** What one thread needs to try genomes. Used by one thread at a time. */
public final class Worker {
  private final FitnessEvaluator evaluator;
  private final Tally food = new Tally();
  private final Tally changedWeights = new Tally();

  Worker(FitnessEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Penalised fitness of a genome, one evaluation.
   *
   * @param genome weights in canonical order; read, not kept
   */
  public double penalisedFitness(double[] genome) {
    return counted(evaluator.evaluate(genome));
  }

  /**
   * The individual of a genome, one evaluation.
   *
   * @param genome weights in canonical order; kept, and must not change any more
   */
  public Individual evaluate(double[] genome) {
    return lastAsIndividual(genome, counted(evaluator.evaluate(genome)));
  }

  /**
   * The individual of a genome that is looked on as it forages, one evaluation.
   *
   * @param genome weights in canonical order; kept, and must not change any more
   * @param observers asked before each run for its observer, by the number of the run
   */
  public Individual evaluate(double[] genome, IntFunction<TickObserver> observers) {
    return lastAsIndividual(genome, counted(evaluator.evaluate(genome, observers)));
  }

  /**
   * The same of a genome that differs in one weight from another on record, one evaluation.
   *
   * @param genome weights in canonical order; kept, and must not change any more
   * @param edit how it differs
   * @param observers asked before each run for its observer, by the number of the task's layout
   */
  public Individual evaluate(
      double[] genome, TracedEdit edit, IntFunction<TickObserver> observers) {
    return lastAsIndividual(genome, counted(evaluator.evaluate(genome, edit, observers)));
  }

  /**
   * Penalised fitness of a genome that is worth knowing only if it is more than a rival's, one
   * evaluation.
   *
   * @param genome weights in canonical order; read, not kept
   * @param rival evaluated in the same scenarios
   * @return an estimate below the rival's if it was given up
   */
  public double penalisedFitness(double[] genome, Individual rival) {
    return counted(evaluator.evaluate(genome, rival.asRival()));
  }

  /**
   * The individual of a genome that is worth knowing only if it beats a rival, one evaluation.
   *
   * @param genome weights in canonical order; kept, and must not change any more
   * @param rival evaluated in the same scenarios
   */
  public Individual evaluate(double[] genome, Individual rival) {
    return lastAsIndividual(genome, penalisedFitness(genome, rival));
  }

  private double counted(double penalisedFitness) {
    food.add(evaluator.foodEaten());
    changedWeights.add(evaluator.changedWeights());
    return penalisedFitness;
  }

  /** Moves what was counted of the genomes tried since the last call. */
  void moveTo(Tally allFood, Tally allChangedWeights) {
    allFood.take(food);
    allChangedWeights.take(changedWeights);
  }

  /** What tries the genomes, for its settings. */
  public FitnessEvaluator evaluator() {
    return evaluator;
  }

  /** Puts the findings of the last evaluation together with its genome, which is kept. */
  public Individual lastAsIndividual(double[] genome, double penalisedFitness) {
    return new Individual(
        genome,
        penalisedFitness,
        evaluator.fitness(),
        evaluator.foodEaten(),
        evaluator.changedWeights(),
        evaluator.course());
  }
}
