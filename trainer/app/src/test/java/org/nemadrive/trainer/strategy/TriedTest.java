package org.nemadrive.trainer.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.foraging.FitnessEvaluator;

class TriedTest {
  @Test
  void theMedianIsTheMiddleNumberOrHalfwayBetweenTheMiddleTwo() {
    Tally tally = new Tally();
    assertTrue(Double.isNaN(tally.median()), "nothing was counted");
    for (int number : new int[] {7, 0, 3_000}) {
      tally.add(number);
    }
    assertEquals(7, tally.median());
    tally.add(12);
    assertEquals(9.5, tally.median());
    Tally other = new Tally();
    other.add(7);
    other.take(tally);
    assertEquals(7, other.median(), "of 0, 7, 7, 12 and 3,000");
    assertTrue(Double.isNaN(tally.median()), "what was taken is gone");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void allThatWasTriedSinceTheLastLookCountsWhicheverThreadTriedIt(int threads) {
    double[][] genomes = new double[5][];
    int[] food = new int[genomes.length];
    FitnessEvaluator evaluator = WormProblem.evaluator();
    for (int i = 0; i < genomes.length; i++) {
      genomes[i] = WormProblem.of(1).biological().clone();
      for (int gene = 0; gene < i * i; gene++) {
        genomes[i][gene] += 1;
      }
      evaluator.evaluate(genomes[i]);
      food[i] = evaluator.foodEaten();
    }
    Arrays.sort(food);
    try (Workers workers = WormProblem.workers(threads)) {
      workers.forEach(genomes.length, (worker, number) -> worker.evaluate(genomes[number]));
      // 0, 1, 4, 9 and 16 weights differ.
      assertEquals(new Tried(food[2], 4), workers.takeTried());
      workers.forEach(1, (worker, number) -> worker.penalisedFitness(genomes[3]));
      assertEquals(9, workers.takeTried().medianChangedWeights());
    }
  }
}
