package org.nemadrive.trainer.strategy;

import java.util.SplittableRandom;

/**
 * Independent random streams, one for each seed, generation and place in the population, so that no
 * number depends on which thread draws it or when.
 */
public final class Randomness {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Randomness() {}

  /** The seed of a stream. */
  public static long seed(long seed, int generation, int place) {
    return mix(mix(mix(seed) + generation * GOLDEN_GAMMA) + place * GOLDEN_GAMMA);
  }

  /** A stream. */
  public static SplittableRandom stream(long seed, int generation, int place) {
    return new SplittableRandom(seed(seed, generation, place));
  }

  /** Stafford's variant 13 of the 64-bit finaliser, as SplitMix64 uses it. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
