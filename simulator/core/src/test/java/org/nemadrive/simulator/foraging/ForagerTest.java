package org.nemadrive.simulator.foraging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.FoodPoint;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.simulator.worm.NervePlan;

/** Laws of foraging, over many genomes. */
class ForagerTest {
  private static final int SEEDS = 50;

  private final Connectome worm = Connectome.celegans();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private final FoodLayout pentagon =
      new FoodLayouts(WorldParameters.DEFAULT).byName("pentagon", 0);

  @Test
  void theUntrainedPentagonTakes9919Deliveries() {
    Forager forager = new Forager(worm, settings);
    forager.load(worm.biologicalWeights());
    int[] deliveries = {0};
    boolean[] sawFood = {false};
    forager.forage(
        pentagon,
        settings.world().centre(),
        (tick, core, world) -> {
          // It never comes near a wall here, so food in range means eight stimulated neurons.
          deliveries[0] += core.spikeCount() + (sawFood[0] ? 8 : 0);
          sawFood[0] = world.seesFood();
        });
    // Counted by another program: 8,735 spikes and 148 ticks of stimulation.
    assertEquals(8735 + 148 * 8, deliveries[0]);
  }

  @Test
  void aRunIsOverWithTheTickAfterWhichItsObserverHasSeenEnough() {
    Forager forager = new Forager(worm, settings);
    forager.load(worm.biologicalWeights());
    double[] rewards = new double[settings.ticks()];
    forager.forage(
        pentagon, settings.world().centre(), (tick, core, world) -> rewards[tick] = world.reward());
    int[] last = {-1};
    double fitness =
        forager.forage(
            pentagon,
            settings.world().centre(),
            new TickObserver() {
              @Override
              public void afterTick(int tick, NeuronCore core, World world) {
                last[0] = tick;
              }

              @Override
              public boolean goesOn() {
                return last[0] < 99;
              }
            });
    assertEquals(99, last[0]);
    assertEquals(Arrays.stream(rewards, 0, 100).sum(), fitness, 1e-9);
    assertTrue(fitness > 0);
  }

  @Test
  void theWormNeverLeavesTheArenaNorExceedsItsTopSpeedAndFoodIsKept() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Forager forager = new Forager(worm, settings);
      forager.load(mutant(seed));
      double[] last = {settings.world().centre().x(), settings.world().centre().y()};
      forager.forage(
          pentagon,
          settings.world().centre(),
          (tick, core, world) -> {
            assertTrue(world.x() >= 0 && world.x() <= 1600 && world.y() >= 0 && world.y() <= 1200);
            double step = Math.hypot(world.x() - last[0], world.y() - last[1]);
            assertTrue(step <= 21.4 + 1e-9, "a step of " + step);
            assertEquals(36, world.eaten() + world.foodLeft());
            last[0] = world.x();
            last[1] = world.y();
          });
    }
  }

  @Test
  void fitnessDoesNotDependOnTheOrderOfTheFood() {
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 0; i < pentagon.count(); i++) {
      points.add(new FoodPoint(pentagon.x(i), pentagon.y(i)));
    }
    Forager forager = new Forager(worm, settings);
    for (int seed = 0; seed < SEEDS; seed++) {
      forager.load(mutant(seed));
      double fitness = forager.forage(pentagon);
      Collections.shuffle(points, new Random(seed));
      assertEquals(fitness, forager.forage(new FoodLayout("shuffled", points)));
    }
  }

  @Test
  void aForagerThatHasRunBeforeRunsLikeANewOne() {
    Forager used = new Forager(worm, settings);
    for (int seed = 0; seed < SEEDS; seed++) {
      Forager fresh = new Forager(worm, settings);
      fresh.load(mutant(seed));
      used.load(mutant(seed));
      assertEquals(fresh.forage(pentagon), used.forage(pentagon));
      assertEquals(fresh.foodEaten(), used.foodEaten());
    }
  }

  /**
   * The same run does the same again, so that what it allocates it allocates every time, and one
   * run in which the thread allocated nothing shows that all do. Not every run can be asked for it:
   * in the thread that asks for a method to be compiled by C2, HotSpot first makes the strings of
   * all literals of the method's class ({@code CompileBroker::compile_method}), though nobody runs
   * the lines that use them: 64 bytes for {@link NervePlan}, 176 for the motor equations, 248 for
   * the neuron core, once each.
   */
  @Test
  void aRunAllocatesNothingNotEvenBeforeItIsCompiled() {
    Forager forager = new Forager(worm, settings);
    forager.load(worm.biologicalWeights());
    Pose start = settings.world().centre();
    TickObserver nobody = (tick, core, world) -> {};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    forager.forage(pentagon, start, nobody);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      forager.forage(pentagon, start, nobody);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes in each of ten runs");
  }

  @Test
  void thePenaltyIsThatOfEquation6() {
    assertEquals(0, WiringPenalty.DEFAULT.of(0));
    assertEquals(0.1, WiringPenalty.DEFAULT.of(1), 1e-15);
    assertEquals(0.1 * Math.exp(1.3 * Math.log(34)), WiringPenalty.DEFAULT.of(34), 1e-12);
  }

  @Test
  void theFitnessOfAListOfTasksIsTheirSumLessOnePenalty() {
    double[] weights = mutant(3);
    FitnessEvaluator both = evaluator("triangle,circle");
    FitnessEvaluator triangle = evaluator("triangle");
    FitnessEvaluator circle = evaluator("circle");
    double penalised = both.evaluate(weights);
    triangle.evaluate(weights);
    circle.evaluate(weights);
    assertEquals(triangle.fitness() + circle.fitness(), both.fitness(), 1e-9);
    assertEquals(triangle.foodEaten() + circle.foodEaten(), both.foodEaten());
    assertEquals(
        both.fitness() - WiringPenalty.DEFAULT.of(both.changedWeights()), penalised, 1e-12);
  }

  @Test
  void anEmptyNameInATaskListIsRefused() {
    var e = assertThrows(InvalidInputException.class, () -> evaluator("triangle,,circle"));
    assertEquals(
        "task list \"triangle,,circle\" has an empty name; write names with single commas between",
        e.getMessage());
  }

  private FitnessEvaluator evaluator(String tasks) {
    return new FitnessEvaluator(
        worm, settings, ForagingTask.parse(tasks, settings.world(), 1), WiringPenalty.DEFAULT);
  }

  private double[] mutant(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = worm.biologicalWeights();
    for (int k = 0; k < 40; k++) {
      weights[random.nextInt(weights.length)] = random.nextDouble(-20, 20);
    }
    return weights;
  }
}
