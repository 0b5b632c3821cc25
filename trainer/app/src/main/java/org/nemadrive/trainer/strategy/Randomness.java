package org.nemadrive.trainer.strategy;

import org.nemadrive.exact.SplitMix64;

/**
 * Independent random streams, one for each seed, generation and place in the population, so that no
 * number depends on which thread draws it or when.
 */
public final class Randomness {
  private Randomness() {}

  /** The seed of a stream. */
  public static long seed(long seed, int generation, int place) {
    return SplitMix64.seed(SplitMix64.seed(SplitMix64.seed(seed, 0), generation), place);
  }

  /** A stream. */
  public static SplitMix64 stream(long seed, int generation, int place) {
    return new SplitMix64(seed(seed, generation, place));
  }
}
