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
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.strategy.choice.Strategies;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/** What holds of every strategy, on the real worm. */
@Slow
class StrategiesTest {
  /** More than one generation of each small strategy, the last of them cut short. */
  private static final int EVALUATIONS = 500;

  private final double[] biological = Connectome.celegans().biologicalWeights();

  static List<String> names() {
    return Strategies.names();
  }

  private static boolean evolves(String name) {
    return name.contains("nomad") && !name.equals("penomad") || name.equals("ea");
  }

  /** The strategy with a population small enough for several generations in a test. */
  private static String small(String name) {
    if (name.equals("penomad")) {
      return "penomad:width=3:children=20:evaluationsPerGeneration=150";
    }
    return evolves(name) ? name + ":populationSize=16" : name;
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameSeedGivesTheSameGenomeOn1And2And8Threads(String name) {
    double[] one = train(small(name), 7, 1).genome();
    assertArrayEquals(one, train(small(name), 7, 2).genome());
    assertArrayEquals(one, train(small(name), 7, 8).genome());
    assertNotEquals(Arrays.hashCode(one), Arrays.hashCode(train(small(name), 8, 2).genome()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBestIsNeverLostAndTheBudgetNeverExceeded(String name) {
    for (long seed = 0; seed < 3; seed++) {
      Strategy strategy = strategy(small(name), seed);
      try (Workers workers = WormProblem.workers(2)) {
        int evaluations = EVALUATIONS + (int) seed;
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
    Individual best = train(small(name), 3, 2);
    FitnessEvaluator evaluator = WormProblem.evaluator();
    assertEquals(evaluator.evaluate(best.genome()), best.penalisedFitness());
    assertEquals(evaluator.fitness(), best.fitness());
    assertEquals(evaluator.foodEaten(), best.foodEaten());
    assertEquals(evaluator.changedWeights(), best.changedWeights());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aRestoredStrategyGoesOnToTheSameGenome(String name) throws IOException {
    Strategy straight = strategy(small(name), 5);
    Strategy resumed = strategy(small(name), 5);
    try (Workers workers = WormProblem.workers(2)) {
      straight.advance(workers, EVALUATIONS);
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
  void menomadChangesWeightsMuchAndRenomadLittleAndFewOfThemWhenItSearchesSparsely() {
    Individual menomad = train("menomad", 1, 2, 2 * 1664);
    Individual renomad = train("renomad", 1, 2, 2 * 1664);
    Individual pollOnly = train("renomad:mads.searchSteps=none", 1, 2, 2 * 1664);
    assertTrue(renomad.changedWeights() < pollOnly.changedWeights());
    assertTrue(menomad.changedWeights() < pollOnly.changedWeights());
    assertTrue(largestChange(menomad) > largestChange(renomad));
    // One box of radius 2 a generation; the first costs 1,664 evaluations, the second 1,632.
    assertTrue(largestChange(renomad) <= 2 * 3);
  }

  @ParameterizedTest
  @MethodSource("names")
  void trainingBeatsBiology(String name) {
    int evaluations = evolves(name) ? 1900 : name.equals("penomad") ? 2500 : EVALUATIONS;
    assertTrue(
        train(name, 1, 2, evaluations).foodEaten() > 4, "it eats more than the untrained worm");
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

  private static Individual train(String name, long seed, int threads) {
    return train(name, seed, threads, EVALUATIONS);
  }

  private static Individual train(String name, long seed, int threads, int evaluations) {
    Strategy strategy = strategy(name, seed);
    try (Workers workers = WormProblem.workers(threads)) {
      int spent = 0;
      while (spent < evaluations) {
        spent += strategy.advance(workers, evaluations - spent);
      }
    }
    return strategy.best();
  }

  private static Strategy strategy(String name, long seed) {
    return StrategyChoice.parse(name).create(WormProblem.of(seed));
  }
}
