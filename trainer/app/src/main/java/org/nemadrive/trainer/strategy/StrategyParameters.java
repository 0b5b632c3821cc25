package org.nemadrive.trainer.strategy;

/**
 * How a strategy works: a record whose components are what can be set of it, and which makes runs
 * of it. Immutable.
 */
public interface StrategyParameters {
  /** A new run of the strategy. */
  Strategy create(TrainingProblem problem);

  /** Whether MADS refines what the strategy finds. */
  default boolean refinesByMads() {
    return false;
  }
}
