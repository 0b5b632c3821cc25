package org.nemadrive.trainer.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.FitnessEvaluator;

/** What holds of every strategy, on the real worm. */
class StrategiesTest {
  private final double[] biological = Connectome.celegans().biologicalWeights();

  static List<String> names() {
    return Strategies.names();
  }

  /** More than one generation of each strategy, the last of them cut short. */
  private static int evaluations(String name) {
    return name.contains("nomad") ? 1900 : 500;
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameSeedGivesTheSameGenomeOn1And2And8Threads(String name) {
    double[] one = train(name, 7, 1).genome();
    assertArrayEquals(one, train(name, 7, 2).genome());
    assertArrayEquals(one, train(name, 7, 8).genome());
    assertNotEquals(Arrays.hashCode(one), Arrays.hashCode(train(name, 8, 2).genome()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBestIsNeverLostAndTheBudgetNeverExceeded(String name) {
    for (long seed = 0; seed < 3; seed++) {
      Strategy strategy = strategy(name, seed);
      try (Workers workers = WormProblem.workers(2)) {
        int evaluations = evaluations(name) + (int) seed;
        int spent = 0;
        double best = Double.NEGATIVE_INFINITY;
        while (spent < evaluations) {
          int now = strategy.advance(workers, evaluations - spent);
          assertTrue(now > 0 && spent + now <= evaluations);
          spent += now;
          assertTrue(strategy.best().penalisedFitness() >= best);
          assertTrue(strategy.medianPenalisedFitness() <= strategy.best().penalisedFitness());
          best = strategy.best().penalisedFitness();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsSaidOfTheBestIsTrueOfItsGenome(String name) {
    Individual best = train(name, 3, 2);
    FitnessEvaluator evaluator = WormProblem.evaluator();
    assertEquals(evaluator.evaluate(best.genome()), best.penalisedFitness());
    assertEquals(evaluator.fitness(), best.fitness());
    assertEquals(evaluator.foodEaten(), best.foodEaten());
    assertEquals(evaluator.changedWeights(), best.changedWeights());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aRestoredStrategyGoesOnToTheSameGenome(String name) throws IOException {
    Strategy straight = strategy(name, 5);
    Strategy resumed = strategy(name, 5);
    try (Workers workers = WormProblem.workers(2)) {
      straight.advance(workers, evaluations(name));
      straight.advance(workers, 200);
      ByteArrayOutputStream state = new ByteArrayOutputStream();
      straight.save(new DataOutputStream(state));
      straight.advance(workers, 200);
      resumed.restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
      resumed.advance(workers, 200);
    }
    assertArrayEquals(straight.best().genome(), resumed.best().genome());
    assertEquals(straight.medianPenalisedFitness(), resumed.medianPenalisedFitness());
  }

  @Test
  void menomadChangesFewWeightsMuchAndRenomadManyWeightsLittle() {
    Individual menomad = train("menomad", 1, 2);
    Individual renomad = train("renomad", 1, 2);
    assertTrue(menomad.changedWeights() < renomad.changedWeights());
    assertTrue(largestChange(menomad) > largestChange(renomad));
    // One box of radius 2 a generation, and each generation costs about 1,600 evaluations.
    assertTrue(largestChange(renomad) <= 2 * (evaluations("renomad") / 1600 + 1));
  }

  @ParameterizedTest
  @MethodSource("names")
  void trainingBeatsBiology(String name) {
    assertTrue(train(name, 1, 2).foodEaten() > 4, "it eats more than the untrained worm");
  }

  @Test
  void renomadRandomStartsFromWeightsThatAreAllDrawnFromTheWholeRange() {
    Strategy strategy = strategy("renomad-random", 1);
    try (Workers workers = WormProblem.workers(2)) {
      strategy.advance(workers, 1);
    }
    double[] genome = strategy.best().genome();
    double squares = 0;
    for (double weight : genome) {
      assertTrue(Math.abs(weight) < 20);
      squares += weight * weight;
    }
    // The variance of U(-20, 20) is 400 / 3; four standard errors over 3,682 weights are 8.
    assertEquals(400.0 / 3, squares / genome.length, 8);
    assertEquals(genome.length, strategy.best().changedWeights());
  }

  @Test
  void aFailingJobIsReportedAndStopsTheRest() {
    try (Workers workers = WormProblem.workers(2)) {
      var e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.forEach(
                      100,
                      (worker, number) -> {
                        throw new ArithmeticException("no " + number);
                      }));
      assertTrue(e.getMessage().contains("no "));
    }
  }

  @Test
  void anUnknownStrategyIsRefusedWithAllThatThereAre() {
    var e = assertThrows(InvalidInputException.class, () -> strategy("magic", 1));
    assertTrue(e.getMessage().startsWith("no strategy \"magic\"; there are "));
    assertTrue(e.getMessage().contains("menomad") && e.getMessage().contains("renomad"));
  }

  private double largestChange(Individual individual) {
    double largest = 0;
    for (int i = 0; i < biological.length; i++) {
      largest = Math.max(largest, Math.abs(individual.genome()[i] - biological[i]));
    }
    return largest;
  }

  private Individual train(String name, long seed, int threads) {
    Strategy strategy = strategy(name, seed);
    try (Workers workers = WormProblem.workers(threads)) {
      int spent = 0;
      while (spent < evaluations(name)) {
        spent += strategy.advance(workers, evaluations(name) - spent);
      }
    }
    return strategy.best();
  }

  private static Strategy strategy(String name, long seed) {
    return Strategies.create(name, WormProblem.of(seed));
  }
}
