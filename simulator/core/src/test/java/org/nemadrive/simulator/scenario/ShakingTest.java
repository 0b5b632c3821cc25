package org.nemadrive.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingRun;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.Rival;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.WorldParameters;

/** Starts as they are drawn, and what an evaluator makes of them. */
class ShakingTest {
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private final ForagingTask task = ForagingTask.parse("pentagon", settings.world(), 1);
  private final Connectome worm = Connectome.celegans();

  private List<ForagingRun> draw(Shaking shaking, long seed) {
    return shaking.draw(settings, task.layouts(), seed);
  }

  private static double mean(List<ForagingRun> runs, ToDoubleFunction<Pose> of) {
    return runs.stream().mapToDouble(run -> of.applyAsDouble(run.start())).average().orElseThrow();
  }

  @Test
  void startsAreNormalAroundTheCentreWithTheStandardDeviationsThatWereAskedFor() {
    List<ForagingRun> runs = draw(new Shaking(4000, 10, 0.1), 3);
    Pose centre = WorldParameters.DEFAULT.centre();
    assertEquals(centre.x(), mean(runs, Pose::x), 0.3);
    assertEquals(centre.y(), mean(runs, Pose::y), 0.3);
    assertEquals(0, mean(runs, Pose::heading), 0.003);
    assertEquals(100, mean(runs, p -> Math.pow(p.x() - centre.x(), 2)), 4);
    assertEquals(100, mean(runs, p -> Math.pow(p.y() - centre.y(), 2)), 4);
    assertEquals(0.01, mean(runs, p -> p.heading() * p.heading()), 0.0006);
    // Of a normal variable 95.4 % lie within two standard deviations; in none of the three pairs
    // does one number tell another.
    assertEquals(0.954, mean(runs, p -> Math.abs(p.y() - centre.y()) < 20 ? 1 : 0), 0.01);
    assertEquals(0, mean(runs, p -> (p.x() - centre.x()) * (p.y() - centre.y())), 4);
    assertEquals(0, mean(runs, p -> (p.x() - centre.x()) * p.heading()), 0.04);
    assertEquals(0, mean(runs, p -> (p.y() - centre.y()) * p.heading()), 0.04);
  }

  @Test
  void sixteenStartsAreSpreadEvenlyWhateverTheSeed() {
    for (int seed = 0; seed < 200; seed++) {
      List<ForagingRun> runs = draw(new Shaking(16, 10, 0), seed);
      assertTrue(Math.abs(mean(runs, Pose::x) - 800) < 4, "seed " + seed);
      assertTrue(Math.abs(mean(runs, Pose::y) - 600) < 4, "seed " + seed);
    }
  }

  @Test
  void scenariosDependOnTheirSeedAlone() {
    assertEquals(draw(new Shaking(16, 10, 0.1), 7), draw(new Shaking(16, 10, 0.1), 7));
    assertNotEquals(draw(new Shaking(16, 10, 0.1), 7), draw(new Shaking(16, 10, 0.1), 8));
  }

  @Test
  void fitnessIsTheMeanOverScenariosLessThePenaltyOnce() {
    List<ForagingRun> runs = draw(new Shaking(8, 10, 0.1), 5);
    double[] genome = mutant(new SplittableRandom(1), 20);
    double sum = 0;
    int food = 0;
    for (ForagingRun run : runs) {
      FitnessEvaluator alone = evaluator(List.of(run));
      alone.evaluate(genome);
      sum += alone.fitness();
      food += alone.foodEaten();
    }
    FitnessEvaluator all = evaluator(runs);
    double penalised = all.evaluate(genome);
    assertEquals(sum / 8, all.fitness(), 1e-9);
    assertEquals(food, all.foodInAllRuns());
    assertEquals(sum / 8 - WiringPenalty.DEFAULT.of(all.changedWeights()), penalised, 1e-9);
  }

  @Test
  void whatIsNotRunBecauseItCannotMatterHasTheFitnessThatARunWouldHaveFound() {
    List<ForagingRun> runs = draw(new Shaking(8, 10, 0), 5);
    SplittableRandom random = new SplittableRandom(2);
    double[] genome = mutant(random, 15);
    FitnessEvaluator evaluator = evaluator(runs);
    Rival rival = rival(evaluator, genome);
    int notRun = 0;
    for (int trial = 0; trial < 150; trial++) {
      double[] other = genome.clone();
      other[random.nextInt(other.length)] = random.nextDouble(-20, 20);
      double raced = evaluator.evaluate(other, rival);
      boolean skipped = evaluator.course() == rival.course();
      double whole = evaluator.evaluate(other);
      if (skipped) {
        notRun++;
        assertEquals(whole, raced, 0, "trial " + trial);
      } else if (whole >= rival.penalisedFitness()) {
        assertTrue(
            raced == whole || raced < rival.penalisedFitness(), "given up, or run to its end");
      }
    }
    assertTrue(notRun > 10, notRun + " were not run");
  }

  @Test
  void aGenomeThatIsGivenUpLosesItsRace() {
    List<ForagingRun> runs = draw(new Shaking(8, 10, 0), 9);
    FitnessEvaluator evaluator = evaluator(runs);
    SplittableRandom random = new SplittableRandom(3);
    double[] best = mutant(random, 15);
    double bestFitness = evaluator.evaluate(best);
    for (int trial = 0; trial < 60; trial++) {
      double[] other = mutant(random, 15);
      double fitness = evaluator.evaluate(other);
      if (fitness > bestFitness) {
        best = other;
        bestFitness = fitness;
      }
    }
    Rival rival = rival(evaluator, best);
    int givenUp = 0;
    for (int trial = 0; trial < 60; trial++) {
      double raced = evaluator.evaluate(mutant(random, 15), rival);
      if (evaluator.course().delivered() == null) {
        givenUp++;
        assertTrue(raced < rival.penalisedFitness(), raced + " of " + rival.penalisedFitness());
      }
    }
    assertTrue(givenUp > 20, givenUp + " were given up");
  }

  private static Rival rival(FitnessEvaluator evaluator, double[] genome) {
    double penalised = evaluator.evaluate(genome);
    return new Rival(
        genome, penalised, evaluator.fitness(), evaluator.foodEaten(), evaluator.course());
  }

  private FitnessEvaluator evaluator(List<ForagingRun> runs) {
    FitnessEvaluator evaluator = new FitnessEvaluator(worm, settings, task, WiringPenalty.DEFAULT);
    evaluator.runIn(runs);
    return evaluator;
  }

  private double[] mutant(SplittableRandom random, int changes) {
    double[] genome = worm.biologicalWeights();
    for (int k = 0; k < changes; k++) {
      genome[random.nextInt(genome.length)] = random.nextDouble(-20, 20);
    }
    return genome;
  }
}
