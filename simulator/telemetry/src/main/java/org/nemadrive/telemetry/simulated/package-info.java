/**
 * A simulated worm that behaves as a robot does towards telemetry: it ticks, has modes and obeys.
 * For the dashboard without hardware, for tests and for measuring load.
 */
package org.nemadrive.telemetry.simulated;
