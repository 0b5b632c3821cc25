package org.nemadrive.trainer.strategy.penomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.SureMeals;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.strategy.Workers;
import org.nemadrive.trainer.strategy.WormProblem;

/** What is noted of worms, held against runs that are looked on from outside. */
class SurveyorTest {
  private static final int WORMS = 30;

  private final Connectome connectome = Connectome.celegans();
  private final double[] biological = connectome.biologicalWeights();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  @Test
  void levelsAreReachedAtTheTicksAtWhichAsManyItemsAreEatenOnTheMeanOfAllLayouts() {
    for (String names : new String[] {"pentagon", "pentagon,triangle,random"}) {
      ForagingTask task = ForagingTask.parse(names, settings.world(), 1);
      SplitMix64 random = new SplitMix64(1);
      int reached = 0;
      for (int worm = 0; worm < WORMS; worm++) {
        Edits edits = mutant(random, worm % 10);
        int[] eaten = new int[settings.ticks()];
        Forager forager = new Forager(connectome, settings);
        forager.load(edits.genome(biological));
        for (FoodLayout layout : task.layouts()) {
          forager.forage(
              layout,
              settings.world().centre(),
              (tick, core, world) -> eaten[tick] += world.eaten());
        }
        Survey survey = survey(edits, task, 0);
        Progress progress = survey.progress();
        int layouts = task.layouts().size();
        assertEquals(eaten[eaten.length - 1] / layouts, progress.level());
        for (int level = 1; level <= progress.level(); level++) {
          int tick = progress.ticks()[level];
          assertTrue(eaten[tick - 1] >= level * layouts);
          assertTrue(tick == 1 || eaten[tick - 2] < level * layouts);
          assertTrue(progress.turns()[level] >= tick);
          assertTrue(progress.forecasts()[level] >= tick);
        }
        assertEquals(survey.individual().penalisedFitness(), survey.score());
        reached += progress.level();
      }
      assertTrue(reached > WORMS, "levels reached: " + reached);
    }
  }

  @Test
  void withAMarginOnlyWhatIsEatenForSureCountsAndIsRewarded() {
    ForagingTask task = ForagingTask.parse("pentagon", settings.world(), 1);
    FoodLayout layout = task.layouts().getFirst();
    SplitMix64 random = new SplitMix64(2);
    SureMeals meals = new SureMeals(settings.world(), 3, 1);
    Forager forager = new Forager(connectome, settings);
    int unsure = 0;
    for (int worm = 0; worm < WORMS; worm++) {
      Edits edits = mutant(random, worm % 10);
      forager.load(edits.genome(biological));
      meals.begin(layout, settings.world().centre());
      forager.forage(layout, settings.world().centre(), meals);
      Survey survey = survey(edits, task, 3);
      assertEquals(meals.eaten(), survey.progress().level());
      int lost = forager.foodEaten() - meals.eaten();
      assertEquals(survey.individual().penalisedFitness() - 30 * lost, survey.score(), 1e-9);
      unsure += lost;
    }
    assertTrue(unsure > 0);
  }

  @Test
  void aTracedWormTellsWhenAnotherWeightWouldMatterWithoutRunningIt() {
    ForagingTask task = ForagingTask.parse("pentagon,circle", settings.world(), 1);
    SplitMix64 random = new SplitMix64(3);
    try (Workers workers = workers(task)) {
      workers.forEach(
          1,
          (worker, number) -> {
            Surveyor surveyor = new Surveyor(worker, biological, PenomadParameters.defaults());
            Edits edits = mutant(random, 8);
            Survey traced = surveyor.trace(edits);
            assertEquals(
                surveyor.survey(edits).individual().fitness(), traced.individual().fitness());
            for (int k = 0; k < 200; k++) {
              int gene = random.nextInt(biological.length);
              double change = Change.onGrid(random.nextDouble(-20, 20)) + 1.0 / 64;
              Edits changed = edits.with(gene, edits.value(gene, biological) + change, biological);
              if (surveyor.firstEffect(gene, change) >= settings.ticks()) {
                assertEquals(
                    traced.individual().fitness(),
                    surveyor.survey(changed).individual().fitness(),
                    "an edit that cannot matter changes nothing");
              }
            }
            assertTrue(surveyor.firstDelivery() < settings.ticks());
          });
    }
  }

  @Test
  void aRunThatFallsBehindIsGivenUpAndSaysOfItsPartWhatTheWholeOneDoes() {
    ForagingTask task = ForagingTask.parse("pentagon", settings.world(), 1);
    SplitMix64 random = new SplitMix64(4);
    int[] givenUp = new int[1];
    try (Workers workers = workers(task)) {
      workers.forEach(
          1,
          (worker, number) -> {
            Surveyor surveyor = new Surveyor(worker, biological, PenomadParameters.defaults());
            for (int k = 0; k < WORMS; k++) {
              Edits edits = mutant(random, k % 10);
              Progress whole = surveyor.survey(edits).progress();
              // At the start the way through all food takes some 245 ticks.
              Survey survey = surveyor.survey(edits, 0, 270, 0);
              Progress part = survey.progress();
              assertTrue(part.level() <= whole.level());
              for (int level = 0; level <= part.level(); level++) {
                assertEquals(whole.ticks()[level], part.ticks()[level]);
                assertEquals(whole.places()[level], part.places()[level]);
                assertTrue(whole.forecasts()[level] <= part.forecasts()[level]);
              }
              givenUp[0] += survey.whole() ? 0 : 1;
              assertTrue(surveyor.survey(edits).whole());
            }
          });
    }
    assertTrue(givenUp[0] > WORMS / 2, "given up: " + givenUp[0]);
  }

  private Survey survey(Edits edits, ForagingTask task, double margin) {
    PenomadParameters defaults = PenomadParameters.defaults();
    PenomadParameters parameters = margin == 0 ? defaults : defaults.withMargin(margin);
    Survey[] survey = new Survey[1];
    try (Workers workers = workers(task)) {
      workers.forEach(
          1,
          (worker, number) ->
              survey[0] = new Surveyor(worker, biological, parameters).survey(edits));
    }
    return survey[0];
  }

  private Workers workers(ForagingTask task) {
    return new Workers(
        1, () -> new FitnessEvaluator(connectome, settings, task, WiringPenalty.DEFAULT));
  }

  private Edits mutant(SplitMix64 random, int changes) {
    double[] genome = WormProblem.of(1).biological().clone();
    for (int k = 0; k < changes; k++) {
      genome[random.nextInt(genome.length)] = Change.onGrid(random.nextDouble(-20, 20));
    }
    return Edits.of(genome, biological);
  }
}
