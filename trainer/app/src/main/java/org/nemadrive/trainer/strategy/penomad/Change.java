package org.nemadrive.trainer.strategy.penomad;

import org.nemadrive.exact.SplitMix64;

/**
 * One weight set to a value.
 *
 * @param gene which weight, in canonical order
 * @param value its new value
 */
record Change(int gene, double value) {
  /**
   * Values are drawn on a grid. W0 lies on it, so potentials are sums without rounding, and what a
   * {@link org.nemadrive.simulator.neuron.NerveTrace} foretells is exact.
   */
  private static final double STEPS_PER_UNIT = 64;

  /** Part of the changes that are of a weight edited before. */
  private static final double AGAIN_SHARE = 0.3;

  /** Parts of those that take the edit back, and that draw it anew. */
  private static final double BACK_SHARE = 0.15;

  private static final double ANEW_SHARE = 0.15;

  /** Decimal exponents of the steps of weights edited before, from and to. */
  private static final double FINE_LEAST = -1.5;

  private static final double FINE_MOST = 0.5;

  /** Decimal exponents of the steps of other weights. */
  private static final double COARSE_LEAST = -1;

  private static final double COARSE_MOST = 1;

  /**
   * Draws a change of a genome: of any weight, half anew and half by a step; or of one edited
   * before.
   *
   * @param maxEdits from so many edits on, only those are changed
   * @param radius weights are drawn anew from U(-radius, radius)
   */
  static Change draw(
      Edits edits, double[] biological, int maxEdits, double radius, SplitMix64 random) {
    boolean again =
        edits.size() > 0 && (edits.size() >= maxEdits || random.nextDouble() < AGAIN_SHARE);
    int gene = again ? edits.gene(random.nextInt(edits.size())) : random.nextInt(biological.length);
    double kind = random.nextDouble();
    if (again && kind < BACK_SHARE) {
      return new Change(gene, biological[gene]);
    }
    if (kind < (again ? BACK_SHARE + ANEW_SHARE : 0.5)) {
      return new Change(gene, onGrid(random.nextDouble(-radius, radius)));
    }
    double exponent =
        again
            ? random.nextDouble(FINE_LEAST, FINE_MOST)
            : random.nextDouble(COARSE_LEAST, COARSE_MOST);
    double step = random.nextGaussian() * StrictMath.pow(10, exponent);
    return new Change(gene, onGrid(edits.value(gene, biological) + step));
  }

  /** The nearest value on the grid. */
  static double onGrid(double value) {
    return Math.rint(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;
  }
}
