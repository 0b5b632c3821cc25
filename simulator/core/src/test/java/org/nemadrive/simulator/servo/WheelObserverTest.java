package org.nemadrive.simulator.servo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.motor.WheelModel;

/** Motors so quick that a wheel turns at its speed at once, so that ways can be told by hand. */
class WheelObserverTest {
  private static final MotorModel QUICK =
      new MotorModel(1e-6, 1e-6, 1e-6, MotorModel.AtRest.COAST, 0.1, 0.1, 0, Optional.empty());
  private static final double TICK_S = 0.1;

  private final WheelModel model = wheel();
  private final WheelObserver observer =
      new WheelObserver(
          model, wheel(), wheel(), new GainLearner(1e9), new DelayJudge(0.01), TICK_S, 1);

  private static WheelModel wheel() {
    return WheelModel.right(QUICK, TICK_S);
  }

  /** One tick in which the command sent before the last one acts. */
  private void tick(double nextCountsPerS, int counts) {
    model.send(nextCountsPerS, nextCountsPerS == 0);
    observer.observe(counts);
  }

  @Test
  void betweenTwoCountsThePositionIsTheModels() {
    tick(34, 0);
    tick(34, 3);
    assertEquals(3.4, model.positionCounts(), 1e-3);
    tick(34, 3);
    assertEquals(6.8, model.positionCounts(), 1e-3, "6 counts seen, 6.8 made");
    tick(34, 4);
    assertEquals(10.2, model.positionCounts(), 1e-3);
  }

  @Test
  void aCountThatTheModelDidNotExpectCorrectsItNoFurtherThanItMust() {
    tick(34, 0);
    tick(34, 5);
    assertEquals(5, model.positionCounts(), 1e-3, "at least 5");
    tick(34, 2);
    assertEquals(8, model.positionCounts(), 1e-3, "8.4 expected, below the eighth count");
    assertEquals(3, observer.movedCounts(), 1e-3);
  }

  @Test
  void countsGoInTheDirectionOfTheCommandThatActsNotOfTheOneJustSent() {
    tick(100, 0);
    tick(-100, 10);
    assertEquals(10, model.positionCounts(), 1e-3, "the first command acted");
    tick(-100, 10);
    assertEquals(0, model.positionCounts(), 1e-3, "now the second");
  }

  @Test
  void countsOfAWheelThatTurnedRoundAreSplitAsTheModelSays() {
    MotorModel slow =
        new MotorModel(0.1, 0.1, 0.1, MotorModel.AtRest.COAST, 0, 0, 0, Optional.empty());
    WheelModel wheel = WheelModel.right(slow, TICK_S);
    WheelObserver split =
        new WheelObserver(
            wheel,
            WheelModel.right(slow, TICK_S),
            WheelModel.right(slow, TICK_S),
            new GainLearner(1e9),
            new DelayJudge(0.01),
            TICK_S,
            1);
    for (int tick = 0; tick < 30; tick++) {
      wheel.send(100, false);
      double before = Math.floor(wheel.positionCounts());
      WheelModel alone = WheelModel.right(slow, TICK_S);
      alone.copyFrom(wheel);
      alone.advanceTick();
      split.observe((int) (Math.floor(alone.positionCounts()) - before));
    }
    double top = wheel.positionCounts();
    wheel.send(-100, false);
    // At 100 counts/s and told -100: 3.07 counts forward, then 0.36 back in 0.1 s; 2.64 in all.
    int up = (int) (Math.floor(top + 3.0685) - Math.floor(top));
    int down = (int) (Math.floor(top + 3.0685) - Math.floor(top + 2.6424));
    split.observe(up + down);
    assertEquals(top + 2.6424, wheel.positionCounts(), 1);
    assertEquals(2.6424, split.movedCounts(), 1, "not %d counts".formatted(up + down));
  }

  @Test
  void aWheelThatStandsThoughToldToTurnIsHeldUntilItMakesItsWayAgain() {
    tick(100, 0);
    tick(100, 10);
    assertFalse(observer.held());
    tick(100, 0);
    assertFalse(observer.held(), "one tick may be chance");
    tick(100, 0);
    assertTrue(observer.held());
    tick(100, 0);
    assertTrue(observer.held());
    tick(100, 7);
    assertTrue(observer.held(), "let go within the tick");
    tick(100, 10);
    tick(100, 10);
    assertTrue(observer.held(), "a board's regulator may still catch up");
    tick(100, 10);
    assertFalse(observer.held());
  }

  @Test
  void aHeldWheelTeachesNoGainAndAFasterOneDoes() {
    GainLearner learner = new GainLearner(20);
    for (int tick = 0; tick < 1000; tick++) {
      // Told 100, made 104: what the model missed shrinks as it learns.
      double modelWay = 100 * learner.gain();
      learner.learn(modelWay, 104 - modelWay);
    }
    assertEquals(1.04, learner.gain(), 1e-4);
    for (int tick = 0; tick < 20; tick++) {
      tick(100, tick == 0 ? 0 : tick < 5 ? 10 : 0);
    }
    assertEquals(1, observer.gain(), 1e-6);
  }
}
