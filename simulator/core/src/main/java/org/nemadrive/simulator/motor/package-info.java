/**
 * How a wheel follows its commands in time: lag, latency and a board's own speed regulator. Speeds
 * are encoder counts per second, so no board and no geometry may enter here.
 */
package org.nemadrive.simulator.motor;
