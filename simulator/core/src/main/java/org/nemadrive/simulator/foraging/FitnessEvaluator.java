package org.nemadrive.simulator.foraging;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.nemadrive.simulator.connectome.Connectome;

/**
 * Gives a genome its fitness on a task. One for each thread; evaluators with the same settings give
 * the same numbers to the last bit.
 */
public final class FitnessEvaluator {
  private static final IntFunction<TickObserver> NOBODY = layout -> (tick, core, world) -> {};

  private final Connectome connectome;
  private final ForagingSettings settings;
  private final Forager forager;
  private final ForagingTask task;
  private final WiringPenalty penalty;
  private final double[] biological;
  private double fitness;
  private int foodEaten;
  private int changedWeights;

  /**
   * @param connectome the wiring, and W0
   * @param settings how runs are made
   * @param task what the genome is tested on
   * @param penalty what it pays for leaving W0
   */
  public FitnessEvaluator(
      Connectome connectome, ForagingSettings settings, ForagingTask task, WiringPenalty penalty) {
    this.connectome = connectome;
    this.settings = settings;
    forager = new Forager(connectome, settings);
    this.task = task;
    this.penalty = penalty;
    biological = connectome.biologicalWeights();
  }

  /**
   * Runs a genome on every layout of the task.
   *
   * @param weights in canonical order, finite
   * @return penalised fitness: Eq. 5 summed over layouts, less Eq. 6; can be negative
   */
  public double evaluate(double[] weights) {
    return evaluate(weights, NOBODY);
  }

  /**
   * Runs a genome on every layout of the task, looked on by an observer.
   *
   * @param weights in canonical order, finite
   * @param observers asked before each run for its observer, by the layout's number from 0
   * @return penalised fitness, as above
   */
  public double evaluate(double[] weights, IntFunction<TickObserver> observers) {
    return evaluateBy(
        layout ->
            forager.forage(
                task.layouts().get(layout), settings.world().centre(), observers.apply(layout)),
        weights);
  }

  /**
   * The same of a genome that differs in one weight from another on record, so that only what comes
   * after that matters is simulated; see {@link Forager} for when the numbers are the same.
   *
   * @param weights in canonical order, finite
   * @param edit how it differs
   * @param observers asked before each run for its observer, by the layout's number from 0
   * @return penalised fitness, as above
   */
  public double evaluate(double[] weights, TracedEdit edit, IntFunction<TickObserver> observers) {
    return evaluateBy(
        layout ->
            forager.forage(
                task.layouts().get(layout),
                observers.apply(layout),
                edit.traces().get(layout),
                edit.gene(),
                edit.change()),
        weights);
  }

  private double evaluateBy(IntToDoubleFunction run, double[] weights) {
    forager.load(weights);
    double sum = 0;
    int eaten = 0;
    for (int i = 0; i < task.layouts().size(); i++) {
      sum += run.applyAsDouble(i);
      eaten += forager.foodEaten();
    }
    fitness = sum;
    foodEaten = eaten;
    changedWeights = GenomeDistance.changedWeights(weights, biological);
    return sum - penalty.of(changedWeights);
  }

  /** Ticks in which nerves were simulated so far. */
  public long ticksThought() {
    return forager.ticksThought();
  }

  /** The wiring, and W0. */
  public Connectome connectome() {
    return connectome;
  }

  /** How runs are made. */
  public ForagingSettings settings() {
    return settings;
  }

  /** What genomes are tested on. */
  public ForagingTask task() {
    return task;
  }

  /** Fitness of the last genome, Eq. 5, before the penalty. */
  public double fitness() {
    return fitness;
  }

  /** Food items that the last genome ate, over all layouts. */
  public int foodEaten() {
    return foodEaten;
  }

  /** L0 of the last genome: weights that differ from W0. */
  public int changedWeights() {
    return changedWeights;
  }
}
