/**
 * Robots as they are: wheels under changing loads, motors that are not quite what the profile says,
 * encoders of whole counts, and the servo that keeps them on their path. What a worm eats in
 * scenarios that no training saw is what it is worth in that body.
 */
package org.nemadrive.simulator.scenario;
