/**
 * Training runs and simulated worms over MQTT, for the same dashboard that shows a robot. What is
 * published, and how, is the telemetry module's business.
 */
package org.nemadrive.trainer.watch;
