package org.nemadrive.trainer.benchmark;

import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/**
 * One run of a benchmark.
 *
 * @param task what it trains on
 * @param strategy how
 * @param seed from which seed
 */
public record Job(String task, StrategyChoice strategy, long seed) {
  /** As people read it. */
  @Override
  public String toString() {
    return "%s by %s, seed %d".formatted(task, strategy, seed);
  }
}
