/**
 * What the control loop needs of a robot: a board with two wheels, and sensors. Drivers live in the
 * packages below, one per board; nothing here knows a bus, a pin or a neuron.
 */
package org.nemadrive.controller.hardware;
