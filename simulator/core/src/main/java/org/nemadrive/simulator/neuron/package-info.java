/**
 * The neuron core: membrane potentials, firing, and what one tick does to them. The same classes
 * run in the simulator, the trainer and the robot, and nothing here may know which, nor anything of
 * worlds, files or time.
 */
package org.nemadrive.simulator.neuron;
