/**
 * Weights on the robot's disk: the store that survives a power cut at any moment, and the judgement
 * what may enter it and what may drive. Knows no loop, no network and no command line.
 */
package org.nemadrive.controller.weights;
