package org.nemadrive.trainer.strategy.baseline;

import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * What can be set of sep-CMA-ES; all its learning rates follow from these as in Ros and Hansen
 * (2008), "A simple modification in CMA-ES achieving linear time and space complexity".
 *
 * @param populationSize &lambda;, genomes sampled a generation; default 28, the paper's 4 + 3 ln n
 *     for 3,682 weights, which was best in the sweep in trainer/benchmarks too
 * @param initialSigma step size at the start, in units of weight, default 0.1 (sweep)
 */
public record SeparableCmaEsParameters(int populationSize, double initialSigma)
    implements StrategyParameters {
  public SeparableCmaEsParameters {
    if (populationSize < 4) {
      throw new IllegalArgumentException("populationSize " + populationSize + ", needs 4 or more");
    }
    if (!(initialSigma > 0 && initialSigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "initialSigma " + initialSigma + ", needs a positive number");
    }
  }

  @Override
  public Strategy create(TrainingProblem problem) {
    return new SeparableCmaEs(this, problem);
  }

  /** The defaults above. */
  public static SeparableCmaEsParameters defaults() {
    return new SeparableCmaEsParameters(28, 0.1);
  }
}
