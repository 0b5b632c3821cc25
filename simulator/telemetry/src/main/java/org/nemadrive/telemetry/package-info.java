/**
 * What a robot, a simulated worm or a training run tells the world over MQTT, and what it is told:
 * the port the control loop writes to, and the values that cross it. Nothing here names MQTT, a
 * file or a thread; nothing in this module depends on the controller or the trainer.
 */
package org.nemadrive.telemetry;
