package org.nemadrive.mads;

/**
 * What a run has found.
 *
 * @param x the best point, within the bounds; shape (n)
 * @param f the objective there; positive infinity if no evaluation succeeded
 * @param evaluations evaluations spent, at most the budget
 * @param stopReason why the run ended
 * @param statistics what the run spent its evaluations on
 */
public record MadsResult(
    double[] x, double f, int evaluations, StopReason stopReason, MadsStatistics statistics) {}
