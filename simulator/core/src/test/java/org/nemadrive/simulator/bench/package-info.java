/**
 * JMH benchmarks of the hot path, compiled in every build and run by the Maven profile {@code
 * bench}. Nothing here asserts.
 */
package org.nemadrive.simulator.bench;
