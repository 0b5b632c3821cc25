/**
 * The benchmark problems: the box set and the 53 problems of Moré and Wild. Functions and their
 * starting points only, no optimizer.
 */
package org.nemadrive.mads.benchmark.problems;
