package org.nemadrive.trainer.unseen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.FoodPoint;

/** Bounds of what can be eaten at all, where that is known by paper and pencil. */
class ReachTest {
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  /** Two to the right of the centre, at 100 and 200 units, and one to the left, at 200. */
  private final FoodLayout bothSides =
      new FoodLayout(
          "both sides",
          List.of(new FoodPoint(900, 600), new FoodPoint(1000, 600), new FoodPoint(600, 600)));

  /**
   * Ranges begin 20 units before the items: 80 to the first, 180 to the second, and from there 360
   * back to the third, in either order. Squares of 4.4 units may take that much off each leg.
   */
  @ParameterizedTest
  @CsvSource({"60, 0", "79, 0", "81, 1", "150, 1", "181, 2", "520, 2", "541, 3"})
  void noPathEatsMoreThanItsLengthAllows(double length, int most) {
    assertEquals(most, new LengthBound(bothSides, settings.world()).most(length, 0));
  }

  @Test
  void aPathIsWalkedThatEatsAllThatTheBoundAllows() {
    // 26 ticks at 21.4 are 556 units, 25 are 535.
    assertEquals(new Reach(3, 3), Reach.of(bothSides, settings.withTicks(26), 1));
    assertEquals(2, PathSearch.food(bothSides, settings.withTicks(25), 1));
  }

  @Test
  void theWholePentagonCanBeEatenAsTrainedWormsDo() {
    FoodLayout pentagon = new FoodLayouts(settings.world()).byName("pentagon", 0);
    assertEquals(new Reach(36, 36), Reach.of(pentagon, settings, 1));
  }

  @Test
  void onAStraightLineTheBoundIsTheLineItself() {
    // Seven items 100 units apart, straight on from the centre: k of them take 100 k - 20 units.
    FoodLayout line =
        new FoodLayout(
            "line",
            IntStream.rangeClosed(1, 7).mapToObj(i -> new FoodPoint(800 + 100 * i, 600)).toList());
    LengthBound bound = new LengthBound(line, settings.world());
    for (int k = 1; k < 7; k++) {
      // Each leg may be a square shorter than it is, 4.4 units.
      assertEquals(k, bound.most(100 * (k + 1) - 20 - 4.5 * (k + 1), 0), "at most " + k);
      assertTrue(bound.most(100 * k - 19, 0) >= k, "at least " + k);
    }
  }
}
