package org.nemadrive.simulator.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.world.World.Sense;

class WorldTest {
  private final WorldParameters parameters = WorldParameters.DEFAULT;

  @Test
  void foodIsSeenUpTo150UnitsAwayAndRewardedByItsNearness() {
    World world = world(new Pose(800, 600, 0), new FoodPoint(960, 600));
    world.move(0, 9.5);
    assertFalse(world.seesFood(), "150.5 units away");
    assertEquals(0, world.reward());
    world.move(0, 0.5);
    assertTrue(world.seesFood(), "150 units away");
    assertEquals(Sense.FOOD, world.sense());
    assertEquals(0, world.reward(), 1e-15);
    world.move(0, 75);
    // Half of the range away: Eq. 4 gives R_partial / 2 = 1 / 60.
    assertEquals(1.0 / 60, world.reward(), 1e-15);
  }

  @Test
  void foodNearerThan20UnitsIsEatenOnceForTheFullReward() {
    World world = world(new Pose(800, 600, 0), new FoodPoint(840, 600));
    world.move(0, 20);
    assertEquals(0, world.eaten(), "20 units away is not nearer than 20");
    world.move(0, 5);
    assertEquals(1, world.eaten());
    assertEquals(0, world.foodLeft());
    // 15 units away: 30 + (150 - 15) / 150 / 30.
    assertEquals(30.03, world.reward(), 1e-12);
    assertTrue(world.seesFood(), "it was seen before it was eaten");
    world.move(0, 5);
    assertFalse(world.seesFood());
    assertEquals(0, world.reward());
  }

  @Test
  void wallsAreFeltWithin100UnitsButNotAtTheWallItself() {
    World world = world(new Pose(100, 600, Math.PI), new FoodPoint(100, 600));
    assertEquals(Sense.NOTHING, world.sense(), "100 units away");
    world.move(0, 1);
    assertEquals(Sense.TOUCH, world.sense(), "touch hides food");
    world.move(0, 200);
    assertEquals(0, world.x(), "walls absorb");
    assertEquals(0, world.wallDistance());
    assertEquals(Sense.NOTHING, world.sense());
  }

  @Test
  void theBodyTurnsBeforeItMoves() {
    World world = world(new Pose(800, 600, 0), new FoodPoint(0, 0));
    world.move(Math.PI / 2, 10);
    assertEquals(800, world.x(), 1e-12);
    assertEquals(610, world.y(), 1e-12);
  }

  @Test
  void headingsWrapIntoTheHalfOpenCircle() {
    World world = world(new Pose(800, 600, 0), new FoodPoint(0, 0));
    SplittableRandom random = new SplittableRandom(7);
    double unwrapped = 0;
    for (int i = 0; i < 10_000; i++) {
      double turn = random.nextDouble(-40, 40);
      world.move(turn, 0);
      unwrapped += turn;
      assertTrue(world.heading() >= -Math.PI && world.heading() < Math.PI);
      assertEquals(Math.cos(unwrapped), Math.cos(world.heading()), 1e-9);
      assertEquals(Math.sin(unwrapped), Math.sin(world.heading()), 1e-9);
    }
    world.reset(layout(new FoodPoint(0, 0)), new Pose(800, 600, Math.PI));
    assertEquals(-Math.PI, world.heading(), "pi itself is at the open end");
  }

  @Test
  void anywhereItIsDrivenItStaysInTheArenaAndNoFoodIsLostOrMade() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      World world = new World(parameters);
      FoodLayout food = new FoodLayouts(parameters).byName("random", seed);
      world.reset(food, new Pose(random.nextDouble(1600), random.nextDouble(1200), 0));
      for (int tick = 0; tick < 300; tick++) {
        double beforeX = world.x();
        double beforeY = world.y();
        double speed = random.nextDouble(10.7, 21.4);
        world.move(random.nextDouble(-2, 2), speed);
        assertTrue(world.x() >= 0 && world.x() <= 1600 && world.y() >= 0 && world.y() <= 1200);
        assertTrue(Math.hypot(world.x() - beforeX, world.y() - beforeY) <= speed + 1e-9);
        assertEquals(36, world.eaten() + world.foodLeft());
      }
    }
  }

  @Test
  void theEatenBitsAreThoseOfTheItemsByTheirNumberInTheLayout() {
    List<FoodPoint> food = seventyItems();
    World world = new World(parameters);
    world.reset(new FoodLayout("test", food), new Pose(0, 0, 0));
    long[] bits = {-1, -1, -1};
    world.copyEaten(bits);
    assertArrayEquals(new long[] {0, 0, 0}, bits, "nothing is eaten, and no other bit is set");
    visit(world, food.get(63));
    world.copyEaten(bits);
    // Items 63 and 64 lie at one place: the last bit of the first word, the first of the second.
    assertArrayEquals(new long[] {0x8000_0000_0000_0000L, 0x1, 0}, bits);
    visit(world, food.get(5));
    visit(world, food.get(69));
    visit(world, food.get(0));
    world.copyEaten(bits);
    assertArrayEquals(new long[] {0x8000_0000_0000_0021L, 0x21, 0}, bits);
    assertEquals(5, world.eaten());
  }

  @Test
  void onAnyPathTheEatenBitsAreThoseOfTheItemsThatWereNearerThan20Units() {
    List<FoodPoint> food = seventyItems();
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      World world = new World(parameters);
      world.reset(new FoodLayout("test", food), new Pose(800, 600, 0));
      BitSet near = new BitSet();
      long[] bits = new long[2];
      for (int tick = 0; tick < 300; tick++) {
        double x = random.nextDouble(1600);
        double y = random.nextDouble(1200);
        world.moveTo(x, y, 0);
        for (int item = 0; item < food.size(); item++) {
          if (Math.hypot(food.get(item).x() - x, food.get(item).y() - y) < 20) {
            near.set(item);
          }
        }
        world.copyEaten(bits);
        assertEquals(near, BitSet.valueOf(bits), "seed " + seed + ", tick " + tick);
      }
      assertTrue(near.cardinality() > 5, near + " is too little to prove anything");
    }
  }

  private static void visit(World world, FoodPoint place) {
    world.moveTo(place.x(), place.y(), 0);
  }

  /** In columns of ten, too far apart to be eaten together; but item 64 lies where 63 does. */
  private static List<FoodPoint> seventyItems() {
    List<FoodPoint> food = new ArrayList<>();
    for (int item = 0; item < 70; item++) {
      food.add(new FoodPoint(100 + 200 * (item / 10), 100 + 110 * (item % 10)));
    }
    food.set(64, food.get(63));
    return food;
  }

  @Test
  void thePaperTurnsToTheLeftDriveAndTheGopigoToTheRight() {
    Locomotion paper = Locomotion.Paper.DEFAULT;
    assertEquals(0.1 * (30 - 10), paper.turn(30, 10));
    assertEquals(0.14 * 100, paper.speed(70, 30), 1e-12);
    assertEquals(10.7, paper.speed(10, -10), "never slower than the least speed");
    assertEquals(21.4, paper.speed(-900, 1), "never faster than the top speed");
    Locomotion gopigo = new Locomotion.Gopigo();
    assertEquals(-2, gopigo.turn(30, 10));
    assertEquals(100.0 / 7, gopigo.speed(70, -30));
    assertEquals(75.0 / 7, gopigo.speed(0, 0));
    assertEquals(gopigo.maxSpeed(), gopigo.speed(200, 0));
  }

  @Test
  void constantsThatMakeNoSenseAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WorldParameters(1600, 1200, 150, 151, 100, 30, 1.0 / 30));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WorldParameters(Double.NaN, 1200, 150, 20, 100, 30, 1.0 / 30));
  }

  private World world(Pose start, FoodPoint... food) {
    World world = new World(parameters);
    world.reset(layout(food), start);
    return world;
  }

  private static FoodLayout layout(FoodPoint... food) {
    return new FoodLayout("test", List.of(food));
  }
}
