package org.nemadrive.trainer.strategy;

/**
 * A genome and what is known of it.
 *
 * @param genome weights in canonical order; shared, never changed
 * @param penalisedFitness fitness less the penalty for leaving W0; what strategies maximise
 * @param fitness reward of all ticks, Eq. 5 of the paper
 * @param foodEaten food items eaten on the task
 * @param changedWeights L0: weights that differ from W0
 */
public record Individual(
    double[] genome, double penalisedFitness, double fitness, int foodEaten, int changedWeights) {}
