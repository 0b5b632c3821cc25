package org.nemadrive.simulator.weights;

/**
 * Where trained weights came from.
 *
 * @param software name and version of the program that wrote them
 * @param task what they were trained on
 * @param strategy how they were found
 * @param seed seed of the run
 * @param evaluations fitness evaluations spent until these weights were found
 * @param fitness their fitness on the task, before the penalty
 * @param penalisedFitness the same less the penalty
 * @param foodEaten food items eaten on the task
 * @param foodCount food items laid out in the task
 */
public record WeightsOrigin(
    String software,
    String task,
    String strategy,
    long seed,
    long evaluations,
    double fitness,
    double penalisedFitness,
    int foodEaten,
    int foodCount) {}
