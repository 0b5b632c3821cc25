package org.nemadrive.simulator.weights;

/**
 * The starts that weights were trained for, around the centre, and what they eat from others that
 * no training saw.
 *
 * @param sigmaUnits standard deviation of a start in x and in y, world units
 * @param sigmaRadians the same for its heading, radians
 * @param scenarios how many starts were tried
 * @param foodMean food items eaten from one, on average
 * @param foodLeast from the worst of them
 * @param foodMost from the best of them
 */
public record TrainedStarts(
    double sigmaUnits,
    double sigmaRadians,
    int scenarios,
    double foodMean,
    int foodLeast,
    int foodMost) {}
