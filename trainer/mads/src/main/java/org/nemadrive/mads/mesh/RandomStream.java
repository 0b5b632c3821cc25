package org.nemadrive.mads.mesh;

/**
 * Random numbers from one seed, the same on every JDK: SplitMix64 (Steele, Lea and Flood 2014,
 * "Fast splittable pseudorandom number generators").
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;
  private double spareGaussian = Double.NaN;

  /** Starts the stream of {@code seed}. */
  public RandomStream(long seed) {
    reset(seed);
  }

  /** Starts again, with the stream of {@code seed}. */
  public void reset(long seed) {
    state = seed;
    spareGaussian = Double.NaN;
  }

  /** The next 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 .. bound - 1. */
  public int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** Standard normal, by the polar method of Marsaglia. */
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double value = spareGaussian;
      spareGaussian = Double.NaN;
      return value;
    }
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
        spareGaussian = v * factor;
        return u * factor;
      }
    }
  }

  /** Fills the first {@code n} places with a direction uniform on the unit sphere. */
  public void nextUnitVector(double[] direction, int n) {
    double squares;
    do {
      squares = 0;
      for (int i = 0; i < n; i++) {
        direction[i] = nextGaussian();
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
