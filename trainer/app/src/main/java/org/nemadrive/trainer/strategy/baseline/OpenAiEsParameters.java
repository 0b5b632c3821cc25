package org.nemadrive.trainer.strategy.baseline;

import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * How OpenAI-ES works: Salimans, Ho, Chen, Sidor and Sutskever (2017), "Evolution strategies as a
 * scalable alternative to reinforcement learning", Algorithm 2. Weight decay is off.
 *
 * @param pairs antithetic pairs of perturbations a generation, default 64 (sweep in
 *     trainer/benchmarks)
 * @param sigma standard deviation of the perturbation of every weight, default 0.3 (sweep)
 * @param learningRate step size &alpha; of Adam, default 0.03 (sweep)
 * @param beta1 decay of Adam's mean of gradients, default 0.9 (Kingma and Ba 2015)
 * @param beta2 decay of Adam's mean of squared gradients, default 0.999 (Kingma and Ba 2015)
 * @param epsilon what keeps Adam from dividing by 0, default 1e-8 (Kingma and Ba 2015)
 */
public record OpenAiEsParameters(
    int pairs, double sigma, double learningRate, double beta1, double beta2, double epsilon)
    implements StrategyParameters {
  public OpenAiEsParameters {
    if (pairs < 1 || !(sigma > 0 && learningRate > 0 && epsilon > 0)) {
      throw new IllegalArgumentException(
          "pairs %d, sigma %s, learningRate %s and epsilon %s, all must be positive"
              .formatted(pairs, sigma, learningRate, epsilon));
    }
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "beta1 %s and beta2 %s, need numbers from 0, below 1".formatted(beta1, beta2));
    }
  }

  @Override
  public Strategy create(TrainingProblem problem) {
    return new OpenAiEs(this, problem);
  }

  /** The defaults above. */
  public static OpenAiEsParameters defaults() {
    return new OpenAiEsParameters(64, 0.3, 0.03, 0.9, 0.999, 1e-8);
  }
}
