package org.nemadrive.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrigonometryTest {
  @Test
  void sineAndCosineAgreeWithTheReferenceLibraryOverTheWholeCircle() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000_000; i++) {
      assertAgrees(random.nextDouble(-Math.PI, Math.PI));
    }
  }

  @Test
  void sineAndCosineAgreeWithTheReferenceLibraryAroundEveryEighthOfATurn() {
    for (int eighth = -4; eighth <= 4; eighth++) {
      double heading = eighth * Math.PI / 4;
      assertAgrees(heading);
      assertAgrees(Math.max(Math.nextDown(heading), -Math.PI));
      assertAgrees(Math.min(Math.nextUp(heading), Math.PI));
    }
    assertEquals(0, Trigonometry.sin(0));
    assertEquals(1, Trigonometry.cos(0));
  }

  private static void assertAgrees(double heading) {
    assertEquals(StrictMath.sin(heading), Trigonometry.sin(heading), 3e-16, "sin " + heading);
    assertEquals(StrictMath.cos(heading), Trigonometry.cos(heading), 3e-16, "cos " + heading);
  }
}
