package org.nemadrive.trainer.strategy.enomad;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Workers;
import org.nemadrive.trainer.strategy.WormProblem;

class CfnomadTest {
  private static final int POPULATION = 4;

  @Test
  void twoWeightsMoreAreMutatedEveryFourthGenerationAndMadsAddsNone() {
    for (long seed = 0; seed < 3; seed++) {
      Cfnomad cfnomad = new Cfnomad(parameters(), WormProblem.of(seed));
      try (Workers workers = WormProblem.workers(2)) {
        for (int generation = 1; generation <= 12; generation++) {
          cfnomad.advance(workers, Long.MAX_VALUE);
          Individual best = cfnomad.best();
          int rounds = (generation + 3) / 4;
          assertTrue(
              best.changedWeights() <= 2 * rounds,
              best.changedWeights() + " changed in generation " + generation);
        }
      }
    }
  }

  @Test
  void theUntrainedGenomeIsKeptUntilABetterOneIsFound() {
    Cfnomad cfnomad = new Cfnomad(parameters(), WormProblem.of(1));
    double best = 0;
    try (Workers workers = WormProblem.workers(1)) {
      for (int generation = 1; generation <= 9; generation++) {
        cfnomad.advance(workers, Long.MAX_VALUE);
        assertTrue(cfnomad.best().penalisedFitness() >= Math.max(best, 124.69));
        best = cfnomad.best().penalisedFitness();
      }
    }
  }

  private static CfnomadParameters parameters() {
    CfnomadParameters defaults = CfnomadParameters.defaults();
    return new CfnomadParameters(
        POPULATION,
        defaults.mutations(),
        defaults.mutationInterval(),
        defaults.mutationRadius(),
        defaults.maxVariables(),
        defaults.boxRadius(),
        defaults.mads());
  }
}
