/**
 * A worm from sense to wish, and the body that carries it through a world: one for training, for
 * simulated robots, for the robot's own control loop and for the golden trace of an offer.
 */
package org.nemadrive.simulator.worm;
