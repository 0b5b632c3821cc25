package org.nemadrive.trainer.strategy;

/**
 * What is typical of the genomes that were tried in a generation. One that was given up counts with
 * what it had eaten by then.
 *
 * @param medianFood median of the food items eaten; NaN if none was tried
 * @param medianChangedWeights median of the weights that differ from W0; NaN if none was tried
 */
public record Tried(double medianFood, double medianChangedWeights) {}
