package org.nemadrive.trainer.engine;

/**
 * How far a run has come.
 *
 * @param run its name
 * @param worker who computes it
 * @param evaluations evaluations spent
 * @param budgetSpent part of the budget that is spent, from 0
 */
public record RunProgress(String run, String worker, long evaluations, double budgetSpent) {}
