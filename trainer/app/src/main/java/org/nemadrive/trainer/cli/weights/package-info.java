/**
 * The commands that carry weights to other programs and to robots, and bring them back. The formats
 * live in {@code trainer.exchange} and {@code simulator.weights}, the offers in {@code
 * simulator.offer}.
 */
package org.nemadrive.trainer.cli.weights;
