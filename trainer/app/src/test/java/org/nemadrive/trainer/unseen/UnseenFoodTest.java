package org.nemadrive.trainer.unseen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;

/** What worms are held against, on layouts where it can be counted by hand. */
class UnseenFoodTest {
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  @Test
  void whoWalksStraightEatsWhatLiesStraightAhead() {
    FoodLayout ahead =
        new FoodLayout(
            "ahead",
            List.of(new FoodPoint(900, 600), new FoodPoint(1500, 610), new FoodPoint(700, 600)));
    FoodLayout behind = new FoodLayout("behind", List.of(new FoodPoint(700, 600)));
    BlindPath straight = BlindPath.straight(21.4);
    assertEquals(2, straight.food(List.of(ahead), settings));
    assertEquals(1, straight.food(List.of(ahead, behind), settings), "2 and 0 on the mean");
  }

  @Test
  void aBlindPathTurnsItsCornerAndThenItsCurve() {
    // 10 ticks of 20 units to (1000, 600), then up: the corner is the first turn.
    FoodLayout corner =
        new FoodLayout("corner", List.of(new FoodPoint(1000, 500), new FoodPoint(1000, 100)));
    assertEquals(2, new BlindPath(20, 10, -Math.PI / 2, 0, 0).food(List.of(corner), settings));
    // A circle of 36 ticks of 20 units has a radius of 115 and stays near the start.
    FoodLayout far = new FoodLayout("far", List.of(new FoodPoint(1100, 600)));
    assertEquals(0, new BlindPath(20, 0, 0, Math.PI / 18, 0).food(List.of(far), settings));
  }

  @Test
  void theBestBlindPathOnACircleOfFoodIsNearlyThatCircle() {
    FoodLayout circle =
        new FoodLayout(
            "circle",
            IntStream.range(0, 36)
                .mapToObj(i -> 2 * Math.PI * i / 36)
                .map(a -> new FoodPoint(800 + 300 * Math.cos(a), 600 + 300 * Math.sin(a)))
                .toList());
    double food = BlindPath.best(List.of(circle), settings, 1).food(List.of(circle), settings);
    assertTrue(food > 18, "eaten blindly: " + food);
  }

  @Test
  void theUntrainedWormIsAYardstickAndIsBeatenByTheBestBlindPath() {
    Yardsticks yardsticks = Yardsticks.of("rotations:8", 0, Connectome.celegans(), settings);
    assertTrue(yardsticks.untrained() > 0 && yardsticks.untrained() < 8, "" + yardsticks);
    assertTrue(yardsticks.blind() > yardsticks.straight(), "" + yardsticks);
    assertTrue(yardsticks.blind() > yardsticks.untrained(), "" + yardsticks);
  }
}
