package org.nemadrive.trainer.strategy.penomad;

import org.nemadrive.trainer.strategy.Individual;

/**
 * What one evaluation found.
 *
 * @param edits the genome
 * @param individual the same with its fitness
 * @param progress how far it came
 * @param score penalised fitness without the reward for items that are not eaten for sure; what the
 *     search maximises, and without a margin the penalised fitness itself
 * @param complete whether it ate all food of the task, for sure
 * @param whole whether the run was not given up; if it was, all of this is of its part
 */
record Survey(
    Edits edits,
    Individual individual,
    Progress progress,
    double score,
    boolean complete,
    boolean whole) {}
