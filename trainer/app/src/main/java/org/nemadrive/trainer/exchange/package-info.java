/**
 * Genomes in other programs' formats: one CSV row of weights, and GraphML of the whole network.
 * Knows connectomes and numbers; how they were found is not its business.
 */
package org.nemadrive.trainer.exchange;
