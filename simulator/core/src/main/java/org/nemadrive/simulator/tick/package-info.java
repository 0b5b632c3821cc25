/**
 * One tick as others see it: a sample, made in one place, and the ring that carries it from the
 * thread that ticks to those that look on. Knows no board, no message and no thread.
 */
package org.nemadrive.simulator.tick;
