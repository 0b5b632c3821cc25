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
  /** Name of its folder below the folder of runs. */
  String folderName() {
    return folderName(task, strategy.text(), seed);
  }

  /** Name of the folder of the job whose strategy is written so. */
  static String folderName(String task, String strategy, long seed) {
    return "%s/%s-seed%d".formatted(plain(task), plain(strategy), seed);
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\w,.=-]", "_");
  }

  /** As people read it. */
  @Override
  public String toString() {
    return "%s by %s, seed %d".formatted(task, strategy, seed);
  }
}
