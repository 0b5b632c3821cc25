package org.nemadrive.trainer.strategy;

/**
 * What a strategy works on.
 *
 * @param biological W0 in canonical order; never changed
 * @param start weights to start from, W0 or others; never changed
 * @param seed all randomness comes from it
 */
public record TrainingProblem(double[] biological, double[] start, long seed) {}
