package org.nemadrive.trainer.strategy.baseline;

/**
 * What can be set of sep-CMA-ES; all its learning rates follow from these as in Ros and Hansen
 * (2008), "A simple modification in CMA-ES achieving linear time and space complexity".
 *
 * @param populationSize &lambda;, genomes sampled a generation; the paper's 4 + 3 ln n is 28 for
 *     3,682 weights, default 64
 * @param initialSigma step size at the start, in units of weight, default 0.5
 */
public record SeparableCmaEsParameters(int populationSize, double initialSigma) {
  public SeparableCmaEsParameters {
    if (populationSize < 4) {
      throw new IllegalArgumentException("populationSize " + populationSize + ", needs 4 or more");
    }
    if (!(initialSigma > 0 && initialSigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "initialSigma " + initialSigma + ", needs a positive number");
    }
  }

  /** The defaults above. */
  public static SeparableCmaEsParameters defaults() {
    return new SeparableCmaEsParameters(64, 0.5);
  }
}
