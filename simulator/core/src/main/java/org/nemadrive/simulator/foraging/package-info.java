/**
 * A nervous system in a world: foraging runs, their fitness, and what keeps a genome near its
 * biology. What optimises genomes, and what stores them, lives elsewhere.
 */
package org.nemadrive.simulator.foraging;
