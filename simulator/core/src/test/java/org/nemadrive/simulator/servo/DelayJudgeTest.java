package org.nemadrive.simulator.servo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DelayJudgeTest {
  private final DelayJudge judge = new DelayJudge(0.005);

  /** A wheel late by so much: part of what it misses falls into the tick after the change. */
  private void drive(int ticks, double lateS, double noiseCounts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double before = 0;
    for (int tick = 0; tick < ticks; tick++) {
      double now = random.nextInt(3) == 0 ? random.nextDouble(-80, 80) : 0;
      double missed = -lateS * (0.7 * now + 0.3 * before) + noiseCounts * random.nextGaussian();
      judge.learn(now, before, missed);
      before = now;
    }
  }

  @Test
  void aWheelThatIsTwentyMillisecondsLateIsFoundOutWithinTwoHundredTicks() {
    drive(200, 0.02, 0.4, 1);
    assertTrue(judge.doubts());
    assertEquals(0.02, judge.lateS(), 0.004);
  }

  @Test
  void oneThatIsEarlyIsFoundOutToo() {
    drive(200, -0.02, 0.4, 2);
    assertTrue(judge.doubts());
    assertEquals(-0.02, judge.lateS(), 0.004);
  }

  @Test
  void aWheelThatIsOnTimeIsNeverDoubtedInOneHundredThousandTicks() {
    for (int seed = 0; seed < 100; seed++) {
      drive(1000, 0, 0.4, seed);
      assertFalse(judge.doubts(), "seed " + seed);
    }
  }

  @Test
  void nothingIsSaidBeforeEnoughIsKnown() {
    judge.learn(50, 0, -1);
    judge.learn(0, 50, -1);
    assertFalse(judge.doubts());
    assertEquals(0, judge.lateS());
  }

  @Test
  void motorsThatWereMendedAreTrustedAgain() {
    drive(2000, 0.02, 0.4, 3);
    assertTrue(judge.doubts());
    drive(4000, 0, 0.4, 4);
    assertFalse(judge.doubts());
  }
}
