package org.nemadrive.exact;

/**
 * Random numbers from one seed: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
 * pseudorandom number generators", OOPSLA, Fig. 17). Not thread-safe; a draw allocates nothing.
 *
 * <p>The numbers are the same on every machine. Bits come of additions, shifts and products of
 * {@code long}; doubles of exact conversions and of sums, products, quotients and square roots,
 * which IEEE 754 rounds in one way only; and the one logarithm is that of {@link StrictMath}, which
 * is defined to be fdlibm's. No method of the JDK's own generators takes part, as those may draw in
 * another way in another release.
 */
public final class SplitMix64 {
  /** 2^64 divided by the golden ratio, made odd: what the state grows by at each draw. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final double UNIT_OF_53_BITS = 0x1.0p-53;

  private long state;
  private double spareGaussian;
  private boolean hasSpareGaussian;

  /** The stream of a seed; every seed is as good as another. */
  public SplitMix64(long seed) {
    reset(seed);
  }

  /** Begins the stream of another seed, as a new one would. */
  public void reset(long seed) {
    state = seed;
    hasSpareGaussian = false;
  }

  /**
   * A seed for a stream of its own, for each pair of seed and place in a row; places are chained to
   * number them in more than one dimension.
   *
   * @param place any number, such as that of a generation
   */
  public static long seed(long seed, long place) {
    return mix(seed + place * GOLDEN_GAMMA);
  }

  /** The next 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Stafford's variant 13 of a 64-bit finalizer: one to one, and each bit depends on all. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** The next 32 random bits: Stafford's variant 4, of which the paper takes the upper half. */
  private int nextInt() {
    state += GOLDEN_GAMMA;
    long a = (state ^ (state >>> 33)) * 0x62A9D9ED799705F5L;
    return (int) (((a ^ (a >>> 28)) * 0xCB24D0A5C88C35B3L) >>> 32);
  }

  /**
   * Uniform in 0 to bound - 1, every number exactly as likely.
   *
   * @param bound 1 or more
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + ", needs 1 or more");
    }
    int last = bound - 1;
    if ((bound & last) == 0) {
      return nextInt() & last;
    }
    // 31 bits hold bound a whole number of times and a rest; what falls into the rest is drawn
    // again. That it does shows in the overflow of the sum.
    int bits;
    int drawn;
    do {
      bits = nextInt() >>> 1;
      drawn = bits % bound;
    } while (bits - drawn + last < 0);
    return drawn;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT_OF_53_BITS;
  }

  /**
   * Uniform in [low, high).
   *
   * @param low finite
   * @param high finite and greater
   */
  public double nextDouble(double low, double high) {
    if (!(high > low && high - low < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("from %s to %s, needs a range".formatted(low, high));
    }
    double drawn = nextDouble() * (high - low) + low;
    // The sum may round up to the end that is excluded.
    return drawn < high ? drawn : Math.nextDown(high);
  }

  /**
   * Standard normal, by the polar method of Marsaglia and Bray 1964 ("A convenient method for
   * generating normal variables"): two numbers from a point in the unit disc, of which the second
   * is kept for the next call.
   */
  public double nextGaussian() {
    if (hasSpareGaussian) {
      hasSpareGaussian = false;
      return spareGaussian;
    }
    double u;
    double v;
    double squared;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      squared = u * u + v * v;
    } while (squared >= 1 || squared == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(squared) / squared);
    spareGaussian = v * factor;
    hasSpareGaussian = true;
    return u * factor;
  }
}
