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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;

/** What holds of every ENOMAD variant, on the real worm. */
class EnomadTest {
  private static final int EVALUATIONS = 2500;

  private final Connectome worm = Connectome.celegans();
  private final double[] biological = worm.biologicalWeights();

  @ParameterizedTest
  @ValueSource(strings = {"menomad", "renomad", "ea"})
  void theSameSeedGivesTheSameGenomeOn1And2And8Threads(String name) {
    double[] one = train(name, 7, 1).genome();
    assertArrayEquals(one, train(name, 7, 2).genome());
    assertArrayEquals(one, train(name, 7, 8).genome());
    assertNotEquals(Arrays.hashCode(one), Arrays.hashCode(train(name, 8, 2).genome()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"menomad", "renomad", "ea"})
  void theBestIsNeverLostAndTheBudgetNeverExceeded(String name) {
    for (long seed = 0; seed < 3; seed++) {
      Strategy strategy = strategy(name, seed);
      try (Workers workers = workers(2)) {
        int spent = 0;
        double best = Double.NEGATIVE_INFINITY;
        while (spent < EVALUATIONS) {
          int now = strategy.advance(workers, EVALUATIONS - spent);
          assertTrue(now >= 0 && spent + now <= EVALUATIONS);
          spent += now;
          assertTrue(strategy.best().penalisedFitness() >= best);
          assertTrue(strategy.medianPenalisedFitness() <= strategy.best().penalisedFitness());
          best = strategy.best().penalisedFitness();
        }
        assertEquals(EVALUATIONS, spent);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"menomad", "renomad", "ea"})
  void whatIsSaidOfTheBestIsTrueOfItsGenome(String name) {
    Individual best = train(name, 3, 2);
    FitnessEvaluator evaluator = evaluator();
    assertEquals(evaluator.evaluate(best.genome()), best.penalisedFitness());
    assertEquals(evaluator.fitness(), best.fitness());
    assertEquals(evaluator.foodEaten(), best.foodEaten());
    assertEquals(evaluator.changedWeights(), best.changedWeights());
  }

  @ParameterizedTest
  @ValueSource(strings = {"menomad", "renomad", "ea"})
  void aRestoredStrategyGoesOnToTheSameGenome(String name) throws IOException {
    Strategy straight = strategy(name, 5);
    Strategy resumed = strategy(name, 5);
    try (Workers workers = workers(2)) {
      straight.advance(workers, EVALUATIONS);
      straight.advance(workers, EVALUATIONS);
      ByteArrayOutputStream state = new ByteArrayOutputStream();
      straight.save(new DataOutputStream(state));
      straight.advance(workers, EVALUATIONS);
      resumed.restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
      resumed.advance(workers, EVALUATIONS);
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
    assertTrue(largestChange(renomad) <= 2 * (EVALUATIONS / 1600 + 1));
  }

  @Test
  void trainingBeatsBiology() {
    for (String name : Strategies.names()) {
      assertTrue(train(name, 1, 2).foodEaten() > 4, name + " eats more than the untrained worm");
    }
  }

  @Test
  void aFailingJobIsReportedAndStopsTheRest() {
    try (Workers workers = workers(2)) {
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
    try (Workers workers = workers(threads)) {
      int spent = 0;
      while (spent < EVALUATIONS) {
        spent += strategy.advance(workers, EVALUATIONS - spent);
      }
    }
    return strategy.best();
  }

  private Strategy strategy(String name, long seed) {
    return Strategies.create(name, new TrainingProblem(biological, biological, seed));
  }

  private Workers workers(int threads) {
    return new Workers(threads, this::evaluator);
  }

  private FitnessEvaluator evaluator() {
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    return new FitnessEvaluator(
        worm, settings, ForagingTask.parse("pentagon", settings.world(), 0), WiringPenalty.DEFAULT);
  }
}
