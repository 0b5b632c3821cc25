package org.nemadrive.trainer.strategy.baseline;

import org.hipparchus.stat.ranking.NaturalRanking;

/**
 * The gradient estimate of Salimans et al. (2017): antithetic pairs weighted by the centred ranks
 * of their fitness, which go from -0.5 (worst) to 0.5 (best); equals share the mean of their ranks.
 */
final class RankedGradient {
  private RankedGradient() {}

  /**
   * Estimates the gradient.
   *
   * @param noise standard normal numbers of each pair; shape (pairs, n)
   * @param fitness of mean + sigma noise and mean - sigma noise of each pair in turn; shape (2
   *     pairs)
   * @param sigma standard deviation of the perturbations
   */
  static double[] estimate(double[][] noise, double[] fitness, double sigma) {
    double[] ranks = new NaturalRanking().rank(fitness);
    double[] gradient = new double[noise[0].length];
    for (int pair = 0; pair < noise.length; pair++) {
      double weight = ranks[2 * pair] - ranks[2 * pair + 1];
      double[] z = noise[pair];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += weight * z[i];
      }
    }
    double scale = 1 / ((fitness.length - 1) * fitness.length * sigma);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= scale;
    }
    return gradient;
  }
}
