package org.nemadrive.simulator.foraging;

/**
 * Eq. 6 of the paper: what a genome pays for leaving its biology, &lambda; n<sup>p</sup> for n
 * weights that differ from W0. The count, not the size of the changes, as in the authors' public
 * code ({@code lasso_reg} in greenfire0/CElegan_Connectome_Training).
 *
 * @param lambda &lambda;, reward units, default 0.1
 * @param exponent p, default 1.3
 */
public record WiringPenalty(double lambda, double exponent) {
  /** The paper's constants. */
  public static final WiringPenalty DEFAULT = new WiringPenalty(0.1, 1.3);

  public WiringPenalty {
    if (!(lambda >= 0 && exponent >= 0) || !Double.isFinite(lambda + exponent)) {
      throw new IllegalArgumentException(
          "lambda %s and exponent %s, need finite numbers from 0".formatted(lambda, exponent));
    }
  }

  /**
   * The penalty, in units of reward.
   *
   * @param changedWeights how many weights differ from W0, from 0
   */
  public double of(int changedWeights) {
    return lambda * StrictMath.pow(changedWeights, exponent);
  }
}
