/**
 * Genomes and what worms did in other programs' formats: one CSV row of weights, edge lists,
 * GraphML of the whole network, tables of spikes and potentials. Knows connectomes and numbers; how
 * they were found is not its business.
 */
package org.nemadrive.trainer.exchange;
