package org.nemadrive.trainer.run;

import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Tried;

/**
 * Where a run stands after a generation.
 *
 * @param generation its number, from 1
 * @param seconds time spent training
 * @param evaluations evaluations spent
 * @param simulatedTicks ticks in which nerves were simulated for them
 * @param best best individual so far
 * @param medianPenalisedFitness median of the population
 * @param tried what is typical of the genomes tried in the generation
 * @param distance L2 of the best individual from W0
 */
public record GenerationReport(
    int generation,
    double seconds,
    long evaluations,
    long simulatedTicks,
    Individual best,
    double medianPenalisedFitness,
    Tried tried,
    double distance) {}
