package org.nemadrive.trainer.strategy.penomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.SureMeals;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;
import org.nemadrive.trainer.strategy.Ending;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.Workers;
import org.nemadrive.trainer.strategy.WormProblem;

/** Laws of the search, on the real worm. */
class PenomadTest {
  private final Connectome connectome = Connectome.celegans();
  private final double[] biological = connectome.biologicalWeights();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  /** Four items ahead of the worm, then around a corner; untrained, it eats the first two. */
  private final ForagingTask corner =
      new ForagingTask(
          List.of(
              new FoodLayout(
                  "corner",
                  List.of(
                      new FoodPoint(950, 600),
                      new FoodPoint(1050, 600),
                      new FoodPoint(1080, 680),
                      new FoodPoint(1080, 780),
                      new FoodPoint(1020, 860)))));

  @Test
  void whenAllFoodIsEatenTheRunEndsAndSaysWhy() {
    Strategy strategy = new Penomad(PenomadParameters.defaults(), WormProblem.of(1));
    int spent = 0;
    try (Workers workers = workers(corner, 2)) {
      assertEquals(Optional.empty(), strategy.ending());
      while (strategy.ending().isEmpty() && spent < 20_000) {
        spent += strategy.advance(workers, 20_000 - spent);
      }
    }
    assertEquals(Optional.of(Ending.ALL_FOOD_EATEN), strategy.ending(), "after " + spent);
    assertEquals(5, strategy.best().foodEaten());
  }

  @Test
  void noEditOfTheBestWormCanBeTakenBackWithoutLoss() {
    Individual best = train(PenomadParameters.defaults(), corner, 2, 3000);
    assertTrue(best.changedWeights() > 0);
    FitnessEvaluator evaluator = evaluator(corner);
    for (int gene = 0; gene < biological.length; gene++) {
      if (best.genome()[gene] != biological[gene]) {
        double[] without = best.genome().clone();
        without[gene] = biological[gene];
        assertTrue(evaluator.evaluate(without) < best.penalisedFitness(), "gene " + gene);
      }
    }
  }

  @Test
  void pruningTakesBackEditsWithoutEffectAndHalvesThoseThatAreLargerThanNeeded() {
    ForagingTask task = ForagingTask.parse("pentagon", settings.world(), 1);
    // Synapses onto muscles that the body does not read.
    int[] unread =
        IntStream.range(0, biological.length)
            .filter(gene -> isUnread(connectome.synapses().get(gene).postsynaptic()))
            .limit(3)
            .toArray();
    Edits edits = Edits.of(biological, biological);
    for (int gene : unread) {
      edits = edits.with(gene, 17, biological);
    }
    Edits padded = edits;
    try (Workers workers = workers(task, 1)) {
      workers.forEach(
          1,
          (worker, number) -> {
            Surveyor surveyor = new Surveyor(worker, biological, PenomadParameters.defaults());
            Survey before = surveyor.survey(padded);
            Pruning pruning = new Pruning(surveyor, biological, before, 1000);
            Survey after = pruning.run();
            assertEquals(0, after.edits().size());
            assertEquals(before.individual().fitness(), after.individual().fitness());
            // Each is tried once, all go.
            assertEquals(3, pruning.evaluations());
            Pruning cutShort = new Pruning(surveyor, biological, before, 1);
            assertEquals(2, cutShort.run().edits().size());
            assertEquals(1, cutShort.evaluations());
          });
    }
  }

  @Test
  void withAMarginTheBestWormIsSureOfItsFood() {
    double margin = 2;
    Individual best = train(PenomadParameters.defaults().withMargin(margin), corner, 1, 4000);
    SureMeals meals = new SureMeals(settings.world(), margin, 1);
    Forager forager = new Forager(connectome, settings);
    forager.load(best.genome());
    FoodLayout layout = corner.layouts().getFirst();
    meals.begin(layout, settings.world().centre());
    forager.forage(layout, settings.world().centre(), meals);
    assertTrue(meals.eaten() >= 3, "for sure: " + meals.eaten());
  }

  private boolean isUnread(int cell) {
    return cell >= connectome.neuronCount()
        && !connectome.group("left").contains(cell)
        && !connectome.group("right").contains(cell);
  }

  private Individual train(
      PenomadParameters parameters, ForagingTask task, long seed, int evaluations) {
    Strategy strategy = new Penomad(parameters, WormProblem.of(seed));
    try (Workers workers = workers(task, 2)) {
      int spent = 0;
      while (spent < evaluations && strategy.ending().isEmpty()) {
        spent += strategy.advance(workers, evaluations - spent);
      }
    }
    return strategy.best();
  }

  private Workers workers(ForagingTask task, int threads) {
    return new Workers(threads, () -> evaluator(task));
  }

  private FitnessEvaluator evaluator(ForagingTask task) {
    return new FitnessEvaluator(connectome, settings, task, WiringPenalty.DEFAULT);
  }
}
