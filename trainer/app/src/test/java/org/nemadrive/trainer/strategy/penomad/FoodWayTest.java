package org.nemadrive.trainer.strategy.penomad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.foraging.SureMeals;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.WorldParameters;

class FoodWayTest {
  @Test
  void theWayGoesToTheNearestItemAndFromThereToTheNearestOfTheRest() {
    SureMeals meals = new SureMeals(WorldParameters.DEFAULT, 0, 0);
    FoodWay way = new FoodWay();
    FoodLayout food =
        new FoodLayout(
            "some",
            List.of(new FoodPoint(300, 300), new FoodPoint(400, 300), new FoodPoint(250, 300)));
    meals.begin(food, new Pose(310, 300, 0));
    way.begin(meals);
    // From 310 to 300, 250 and back to 400; from 360 to 400, 300 and 250.
    assertEquals(10 + 50 + 150, way.from(310, 300, meals));
    assertEquals(40 + 100 + 50, way.from(360, 300, meals));
    meals.moveTo(310, 300);
    assertEquals(60 + 150, way.from(310, 300, meals), "the item at 300 is eaten");
    meals.moveTo(250, 300);
    meals.moveTo(400, 300);
    assertEquals(0, way.from(10, 10, meals));
  }

  @Test
  void anotherLayoutBeginsWithoutTheWaysOfTheLast() {
    SureMeals meals = new SureMeals(WorldParameters.DEFAULT, 0, 0);
    FoodWay way = new FoodWay();
    for (double far : new double[] {100, 200}) {
      meals.begin(
          new FoodLayout("two", List.of(new FoodPoint(500, 500), new FoodPoint(500 + far, 500))),
          new Pose(400, 500, 0));
      way.begin(meals);
      assertEquals(100 + far, way.from(400, 500, meals));
    }
  }
}
