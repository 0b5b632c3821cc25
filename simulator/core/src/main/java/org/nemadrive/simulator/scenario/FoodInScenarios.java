package org.nemadrive.simulator.scenario;

/**
 * What a worm eats on a robot that is not quite as its profile says.
 *
 * @param scenarios how many were driven
 * @param mean food items eaten in one, on average
 * @param least in the worst of them
 * @param most in the best of them
 */
public record FoodInScenarios(int scenarios, double mean, int least, int most) {}
