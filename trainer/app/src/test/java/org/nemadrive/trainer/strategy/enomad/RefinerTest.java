package org.nemadrive.trainer.strategy.enomad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.mads.MadsSettings;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Worker;
import org.nemadrive.trainer.strategy.Workers;
import org.nemadrive.trainer.strategy.WormProblem;

/** How one individual is refined, on the real worm. */
class RefinerTest {
  private static final int SEEDS = 40;
  private static final int MUTATIONS = 5;
  private static final double RADIUS = 2;

  private final double[] biological = WormProblem.of(0).biological();
  private final FitnessEvaluator judge = WormProblem.evaluator();

  /** A mutant and what was done to it, refined with so many evaluations. */
  private record Trial(
      double[] mutant, Mutation mutation, Individual start, Refiner.Refined refined) {}

  private Trial trial(long seed, int maxEvaluations) {
    double[] mutant = biological.clone();
    Mutation mutation = Breeding.mutate(mutant, MUTATIONS, 20, new SplitMix64(seed));
    Refiner refiner = new Refiner(MadsSettings.first(maxEvaluations), RADIUS, biological);
    Trial[] trial = new Trial[1];
    try (Workers workers = WormProblem.workers(1)) {
      workers.forEach(
          1,
          (worker, number) -> {
            Individual start = worker.evaluate(mutant.clone());
            trial[0] = new Trial(mutant, mutation, start, refine(refiner, worker, start, mutation));
          });
    }
    return trial[0];
  }

  private static Refiner.Refined refine(
      Refiner refiner, Worker worker, Individual start, Mutation mutation) {
    return refiner.refine(worker, start, mutation, mutation.genes(), Long.MAX_VALUE, 1);
  }

  /** By a second hand: undo one gene after the other, keep what is better. */
  private double[] undone(Trial trial, int genes) {
    double[] kept = trial.mutant.clone();
    double best = judge.evaluate(kept);
    for (int gene : Arrays.copyOf(trial.mutation.genes(), genes)) {
      double[] without = kept.clone();
      without[gene] = biological[gene];
      double value = judge.evaluate(without);
      if (value > best) {
        best = value;
        kept = without;
      }
    }
    return kept;
  }

  @Test
  void eachGeneOfAMutationThatTheWormIsBetterWithoutIsUndone() {
    int undone = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Trial trial = trial(seed, MUTATIONS);
      double[] expected = undone(trial, MUTATIONS);
      assertArrayEquals(expected, trial.refined.individual().genome(), "seed " + seed);
      assertEquals(judge.evaluate(expected), trial.refined.individual().penalisedFitness());
      assertEquals(MUTATIONS, trial.refined.evaluations());
      undone += MUTATIONS - trial.refined.individual().changedWeights();
    }
    assertTrue(undone > SEEDS, "only " + undone + " genes were undone");
  }

  @Test
  void screeningEndsWithTheBudget() {
    Trial trial = trial(1, 2);
    assertArrayEquals(undone(trial, 2), trial.refined.individual().genome());
    assertEquals(2, trial.refined.evaluations());
  }

  @Test
  void madsMovesWhatIsLeftOfAMutationAndNothingElse() {
    int moved = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Trial trial = trial(seed, 25);
      double[] screened = undone(trial, MUTATIONS);
      double[] refined = trial.refined.individual().genome();
      for (int gene = 0; gene < refined.length; gene++) {
        double way = Math.abs(refined[gene] - screened[gene]);
        assertTrue(screened[gene] == biological[gene] ? way == 0 : way <= RADIUS, "gene " + gene);
        moved += way > 0 ? 1 : 0;
      }
      assertTrue(trial.refined.individual().penalisedFitness() >= judge.evaluate(screened));
      assertEquals(
          Arrays.equals(screened, biological) ? MUTATIONS : 25, trial.refined.evaluations());
    }
    assertTrue(moved > 0);
  }

  @Test
  void withoutAMutationEveryGeneMayMove() {
    Refiner refiner = new Refiner(MadsSettings.first(60), RADIUS, biological);
    int[] genes = IntStream.range(0, 40).toArray();
    try (Workers workers = WormProblem.workers(1)) {
      workers.forEach(
          1,
          (worker, number) -> {
            Individual start = worker.evaluate(biological.clone());
            var refined = refiner.refine(worker, start, Mutation.NONE, genes, 30, 3);
            assertEquals(30, refined.evaluations());
            assertTrue(refined.individual().penalisedFitness() >= start.penalisedFitness());
          });
    }
  }
}
