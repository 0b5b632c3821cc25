package org.nemadrive.simulator.foraging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.FoodPoint;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/** Margins by hand-computed geometry, and against worms that do go astray. */
class SureMealsTest {
  private static final WorldParameters WORLD = WorldParameters.DEFAULT;
  private static final Pose START = new Pose(800, 600, 0);

  @Test
  void foodIsSurelyEatenOnlyInsideTheRangeByTheMargin() {
    // 17.5 units from the path at its nearest; within 20 by 2.5.
    FoodPoint food = new FoodPoint(840, 617.5);
    assertEquals(1, eaten(meals(2.5 - 1e-9, food), 840, 600));
    assertEquals(0, eaten(meals(2.5 + 1e-9, food), 840, 600));
  }

  @Test
  void whereFoodMayBeGoneOrNotItsSenseIsNotSureAndNothingIsEatenForSureAfterIt() {
    // The first item is passed at 21 units: by a margin of 2 perhaps eaten, by one of 0.5 surely
    // not. It alone is in range then, so whether it is seen afterwards tells the paths apart.
    FoodPoint[] food = {new FoodPoint(820, 621), new FoodPoint(1200, 600)};
    SureMeals wide = meals(2, food);
    wide.moveTo(820, 600);
    assertTrue(wide.sensesAreSure(), "it is seen by all in the tick in which some eat it");
    wide.moveTo(822, 600);
    wide.moveTo(824, 600);
    assertFalse(wide.sensesAreSure(), "those who left it still see it");
    wide.moveTo(1200, 600);
    assertEquals(0, wide.eaten());

    SureMeals narrow = meals(0.5, food);
    for (double x : new double[] {820, 822, 824, 1200}) {
      narrow.moveTo(x, 600);
    }
    assertTrue(narrow.sensesAreSure());
    assertEquals(1, narrow.eaten());
  }

  @Test
  void foodThatMayBeGoneDoesNoHarmWhereOtherFoodIsSeenAnyway() {
    SureMeals meals = meals(2, new FoodPoint(820, 621), new FoodPoint(870, 600));
    assertEquals(1, eaten(meals, 820, 600, 830, 600, 870, 600));
    assertTrue(meals.sensesAreSure());
  }

  @Test
  void theBorderOfTheSenseIsCrossedByTheMargin() {
    // Seen up to 150 units: from x = 850 on. All who are within 2 units of 851 may be short of it.
    FoodPoint food = new FoodPoint(1000, 600);
    SureMeals crossed = meals(2, food);
    crossed.moveTo(847, 600);
    crossed.moveTo(853, 600);
    crossed.moveTo(1000, 600);
    assertEquals(1, crossed.eaten());
    SureMeals astride = meals(2, food);
    astride.moveTo(851, 600);
    astride.moveTo(1000, 600);
    assertEquals(0, astride.eaten());
    assertFalse(astride.sensesAreSure());
  }

  @Test
  void untilTheFirstFoodIsSensedTheFirstMarginHoldsForTheSense() {
    FoodPoint[] food = {new FoodPoint(1000, 600), new FoodPoint(1300, 600)};
    SureMeals meals = meals(2, 0.5, food);
    meals.moveTo(851, 600);
    meals.moveTo(1000, 600);
    assertEquals(1, meals.eaten(), "851 is inside the border by 1, enough for 0.5");
    meals.moveTo(1151, 600);
    meals.moveTo(1300, 600);
    assertEquals(1, meals.eaten(), "but not for 2 at the second border");
  }

  @Test
  void wallsAreFeltForSureInsideTheirRangeByTheMarginOrNotAtAll() {
    FoodPoint food = new FoodPoint(800, 600);
    assertTrue(sureAfter(meals(2, food), 97.9, 600), "felt within 100 units by all");
    assertTrue(sureAfter(meals(2, food), 102.1, 600), "felt by nobody");
    assertFalse(sureAfter(meals(2, food), 98.1, 600));
    assertFalse(sureAfter(meals(2, food), 101.9, 600));
    assertFalse(sureAfter(meals(2, food), 1.9, 600), "at the wall itself it is not felt");
    assertTrue(sureAfter(meals(2, food), 800, 1200 - 97.9), "the other walls alike");
  }

  @Test
  void aWallHidesFoodSoItsBorderDoesNotMatterThere() {
    SureMeals meals = meals(2, new FoodPoint(50, 750), new FoodPoint(50, 600));
    // At (50, 600) the second item is eaten; 150 units from the first, on its border, but touching.
    assertEquals(2, eaten(meals, 50, 600, 50, 750));
  }

  @Test
  void aStartAstrideOfAWallsBorderMakesNothingSure() {
    SureMeals meals = new SureMeals(WORLD, 2, 2);
    meals.begin(new FoodLayout("one", List.of(new FoodPoint(110, 600))), new Pose(101, 600, 0));
    assertEquals(0, eaten(meals, 110, 600));
  }

  @Test
  void withoutAMarginAllThatIsEatenIsSure() {
    Connectome worm = Connectome.celegans();
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    Forager forager = new Forager(worm, settings);
    FoodLayouts layouts = new FoodLayouts(WORLD);
    SureMeals meals = new SureMeals(WORLD, 0, 0);
    int all = 0;
    for (int seed = 0; seed < 40; seed++) {
      FoodLayout layout = layouts.byName(seed % 2 == 0 ? "pentagon" : "random", seed);
      forager.load(mutant(worm, seed));
      meals.begin(layout, settings.world().centre());
      forager.forage(
          layout,
          settings.world().centre(),
          (tick, core, world) -> {
            meals.afterTick(tick, core, world);
            assertEquals(world.eaten(), meals.eaten());
          });
      all += meals.eaten();
    }
    assertTrue(all > 100, "they ate " + all);
  }

  @Test
  void everyPathWithinTheMarginSensesAndEatsWhatIsSure() {
    FoodLayouts layouts = new FoodLayouts(WORLD);
    SplittableRandom random = new SplittableRandom(1);
    int sure = 0;
    int unsure = 0;
    for (int path = 0; path < 2000; path++) {
      FoodLayout layout = layouts.byName("random", path);
      double margin = random.nextDouble(0, 2);
      SureMeals meals = new SureMeals(WORLD, margin, margin);
      // Starts far from where a position that is off might already feel a wall.
      Pose start = new Pose(random.nextDouble(120, 1480), random.nextDouble(120, 1080), 0);
      meals.begin(layout, start);
      World straight = new World(WORLD);
      World astray = new World(WORLD);
      straight.reset(layout, start);
      astray.reset(layout, start);
      double heading = random.nextDouble(-Math.PI, Math.PI);
      for (int tick = 0; tick < 120; tick++) {
        heading += 0.3 * random.nextGaussian();
        double x = straight.x() + 16 * Math.cos(heading);
        double y = straight.y() + 16 * Math.sin(heading);
        straight.moveTo(x, y, heading);
        double angle = random.nextDouble(-Math.PI, Math.PI);
        double off = margin * Math.sqrt(random.nextDouble());
        astray.moveTo(
            straight.x() + off * Math.cos(angle), straight.y() + off * Math.sin(angle), heading);
        int before = meals.eaten();
        meals.moveTo(straight.x(), straight.y());
        if (!meals.sensesAreSure()) {
          assertEquals(before, meals.eaten(), "nothing is sure any more");
          unsure++;
          break;
        }
        assertTrue(astray.eaten() >= meals.eaten());
        meals.afterTick(tick, null, straight);
        if (meals.sensesAreSure()) {
          assertEquals(straight.sense(), astray.sense(), "path " + path + ", tick " + tick);
        }
      }
      sure += meals.eaten();
    }
    assertTrue(sure > 500 && unsure > 500, sure + " sure items, " + unsure + " unsure paths");
  }

  @Test
  void marginsThatNoFoodCouldKeepAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SureMeals(WORLD, 20, 1));
    assertThrows(IllegalArgumentException.class, () -> new SureMeals(WORLD, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SureMeals(WORLD, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new SureMeals(WORLD, 2, 3));
  }

  private static SureMeals meals(double margin, FoodPoint... food) {
    return meals(margin, margin, food);
  }

  private static SureMeals meals(double margin, double firstMargin, FoodPoint... food) {
    SureMeals meals = new SureMeals(WORLD, margin, firstMargin);
    meals.begin(new FoodLayout("some", List.of(food)), START);
    return meals;
  }

  private static int eaten(SureMeals meals, double... xy) {
    for (int i = 0; i < xy.length; i += 2) {
      meals.moveTo(xy[i], xy[i + 1]);
    }
    return meals.eaten();
  }

  /** Whether the senses are sure at a position, which the next tick tells. */
  private static boolean sureAfter(SureMeals meals, double x, double y) {
    meals.moveTo(x, y);
    meals.moveTo(300, 300);
    return meals.sensesAreSure();
  }

  private static double[] mutant(Connectome worm, int seed) {
    double[] weights = worm.biologicalWeights();
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < 5 * (seed % 3); k++) {
      weights[random.nextInt(weights.length)] = random.nextDouble(-20, 20);
    }
    return weights;
  }
}
