/**
 * The weights file: what a training run hands to the robot. A person can read it; a program refuses
 * it, by name and with advice, when anything in it is not as it should be. Knows connectomes and
 * files; how weights are found or used is not its business.
 */
package org.nemadrive.simulator.weights;
