package org.nemadrive.trainer.strategy;

import org.nemadrive.simulator.foraging.Course;
import org.nemadrive.simulator.foraging.Rival;

/**
 * A genome and what is known of it.
 *
 * @param genome weights in canonical order; shared, never changed
 * @param penalisedFitness fitness less the penalty for leaving W0; what strategies maximise
 * @param fitness reward of all ticks, Eq. 5 of the paper; the mean if there are scenarios
 * @param foodEaten food items eaten on the task; the mean if there are scenarios, rounded
 * @param changedWeights L0: weights that differ from W0
 * @param course what it did, for races against it
 */
public record Individual(
    double[] genome,
    double penalisedFitness,
    double fitness,
    int foodEaten,
    int changedWeights,
    Course course) {
  /** An individual against which no race is run. */
  public Individual(
      double[] genome, double penalisedFitness, double fitness, int foodEaten, int changedWeights) {
    this(genome, penalisedFitness, fitness, foodEaten, changedWeights, Course.UNKNOWN);
  }

  Rival asRival() {
    return new Rival(genome, penalisedFitness, fitness, foodEaten, course);
  }
}
