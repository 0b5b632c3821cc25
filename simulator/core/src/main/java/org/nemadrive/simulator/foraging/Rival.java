package org.nemadrive.simulator.foraging;

/**
 * A genome that another one has to beat, and what is known of it from the same scenarios.
 *
 * @param genome weights in canonical order
 * @param penalisedFitness its penalised fitness
 * @param fitness the same before the penalty
 * @param foodEaten food items it ate
 * @param course what it did
 */
public record Rival(
    double[] genome, double penalisedFitness, double fitness, int foodEaten, Course course) {}
