package org.nemadrive.mads.mesh;

import org.nemadrive.exact.SplitMix64;

/** What MADS draws at random, all from one seed and the same on every machine. */
public final class RandomStream {
  private final SplitMix64 bits;

  /** Starts the stream of {@code seed}. */
  public RandomStream(long seed) {
    bits = new SplitMix64(seed);
  }

  /** Starts again, with the stream of {@code seed}. */
  public void reset(long seed) {
    bits.reset(seed);
  }

  /** A sign, plus or minus 1, each as likely. */
  public int nextSign() {
    return bits.nextLong() < 0 ? -1 : 1;
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return bits.nextDouble();
  }

  /** Uniform in 0 .. bound - 1, as far as 53 bits can say it. */
  public int nextInt(int bound) {
    return (int) (bits.nextDouble() * bound);
  }

  /** Fills the first {@code n} places with a direction uniform on the unit sphere. */
  public void nextUnitVector(double[] direction, int n) {
    double squares;
    do {
      squares = 0;
      for (int i = 0; i < n; i++) {
        direction[i] = bits.nextGaussian();
        squares += direction[i] * direction[i];
      }
    } while (squares == 0);
    double norm = Math.sqrt(squares);
    for (int i = 0; i < n; i++) {
      direction[i] /= norm;
    }
  }

  /** Fills the first {@code n} places with 0 .. n-1 in random order. */
  public void nextPermutation(int[] order, int n) {
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
  }
}
