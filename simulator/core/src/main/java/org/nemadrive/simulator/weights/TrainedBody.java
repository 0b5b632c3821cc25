package org.nemadrive.simulator.weights;

/**
 * The robot that weights were trained for, and what they eat there in scenarios of load, gains,
 * motors and phases that no training saw.
 *
 * @param profile name of its hardware profile
 * @param sha256 SHA-256 of the profile's text, 64 hex digits
 * @param scenarios how many scenarios were driven, 0 if the profile says nothing of its motors
 * @param foodMean food items eaten in one by the pose that the robot believes, on average
 * @param foodLeast in the worst of them
 * @param foodMost in the best of them
 * @param floorMean food items within reach of where the robot really was, on average
 */
public record TrainedBody(
    String profile,
    String sha256,
    int scenarios,
    double foodMean,
    int foodLeast,
    int foodMost,
    double floorMean) {}
