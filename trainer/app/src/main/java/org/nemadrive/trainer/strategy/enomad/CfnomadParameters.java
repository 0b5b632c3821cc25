package org.nemadrive.trainer.strategy.enomad;

import org.nemadrive.mads.MadsSettings;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * How cfNOMAD works: the crossover-free control of Churchland and Garcia-Ojalvo (2025).
 *
 * @param populationSize genomes side by side, default 64 as for ENOMAD (Sec. 2.3)
 * @param mutations weights drawn anew in a genome at a time, default 2 (the paper's control)
 * @param mutationInterval mutations come in the first of so many generations, default 4 (the
 *     paper's control)
 * @param mutationRadius mutated weights are drawn from U(-radius, radius), default 20 (Sec. 2.3)
 * @param maxVariables most weights MADS refines at once, default 49 as for ENOMAD
 * @param boxRadius MADS stays within this of where it starts, each weight, default 2 as for ENOMAD
 * @param mads how MADS works: 25 evaluations a call, initial frame size 1, as for ENOMAD
 */
public record CfnomadParameters(
    int populationSize,
    int mutations,
    int mutationInterval,
    double mutationRadius,
    int maxVariables,
    double boxRadius,
    MadsSettings mads)
    implements StrategyParameters {
  public CfnomadParameters {
    if (populationSize < 2 || mutations < 1 || mutationInterval < 1 || maxVariables < 1) {
      throw new IllegalArgumentException(
          "populationSize %d, mutations %d, mutationInterval %d and maxVariables %d, need at least 2, 1, 1, 1"
              .formatted(populationSize, mutations, mutationInterval, maxVariables));
    }
    if (!(mutationRadius > 0 && boxRadius > 0)) {
      throw new IllegalArgumentException(
          "mutationRadius %s and boxRadius %s, need positive numbers"
              .formatted(mutationRadius, boxRadius));
    }
  }

  @Override
  public Strategy create(TrainingProblem problem) {
    return new Cfnomad(this, problem);
  }

  @Override
  public boolean refinesByMads() {
    return true;
  }

  /** The defaults above. */
  public static CfnomadParameters defaults() {
    return new CfnomadParameters(64, 2, 4, 20, 49, 2, EnomadParameters.defaultMads());
  }
}
