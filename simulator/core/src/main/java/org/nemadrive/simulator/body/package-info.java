/**
 * The body that carries a connectome on two wheels: geometry, limits, encoders, odometry. The robot
 * and the simulator share these classes, so a connectome can be trained for the robot it will
 * drive. No neuron, board or clock may enter here.
 */
package org.nemadrive.simulator.body;
