package org.nemadrive.trainer.strategy.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.foraging.GenomeDistance;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;
import org.nemadrive.trainer.strategy.WormProblem;

class OnePlusOneTest {
  private static final double UNTRAINED = 124.695346;

  @Test
  void oneTrialChangesAtMostAsManyWeightsAsAllowed() {
    for (long seed = 0; seed < 30; seed++) {
      TrainingProblem problem = WormProblem.of(seed);
      OnePlusOne search = new OnePlusOne(parameters(1, 1, 100), problem);
      try (Workers workers = WormProblem.workers(1)) {
        assertEquals(2, search.advance(workers, 100), "the start and one trial");
      }
      int changed = GenomeDistance.changedWeights(search.best().genome(), problem.biological());
      assertTrue(changed <= 3, "changed " + changed);
      assertTrue(search.best().penalisedFitness() >= UNTRAINED - 1e-6);
    }
  }

  @Test
  void aStuckSearchStartsAnewAndTheBestOfAllIsKept() {
    int restarts = 0;
    for (long seed = 0; seed < 4; seed++) {
      OnePlusOne search = new OnePlusOne(parameters(1, 20, 40), WormProblem.of(seed));
      try (Workers workers = WormProblem.workers(1)) {
        double best = 0;
        double before = 0;
        for (int generation = 0; generation < 40; generation++) {
          search.advance(workers, Long.MAX_VALUE);
          double now = search.medianPenalisedFitness();
          // A search that never restarts never gets worse.
          if (now < before) {
            assertEquals(UNTRAINED, now, 1e-6, "it is back at the start");
            restarts++;
          }
          before = now;
          assertTrue(search.best().penalisedFitness() >= best, "the best is kept");
          best = search.best().penalisedFitness();
        }
      }
    }
    assertTrue(restarts > 0, "no search was ever stuck for 40 trials");
  }

  private static OnePlusOneParameters parameters(int searches, int trials, int patience) {
    return new OnePlusOneParameters(searches, trials, 3, 20, 2, 0.5, 0.15, patience);
  }
}
