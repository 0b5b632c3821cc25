package org.nemadrive.simulator.scenario;

/**
 * What a worm eats from starts that are not quite the centre, or on a robot that is not quite as
 * its profile says.
 *
 * @param scenarios how many were driven
 * @param mean food items eaten in one by the pose that the robot believes, on average
 * @param least in the worst of them
 * @param most in the best of them
 * @param floorMean food items within reach of where the robot really was, on average; the same as
 *     {@code mean} without a robot
 */
public record FoodInScenarios(int scenarios, double mean, int least, int most, double floorMean) {}
