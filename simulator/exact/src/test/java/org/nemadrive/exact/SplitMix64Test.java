package org.nemadrive.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the published outputs, and the JDK's generator of the same algorithm. */
class SplitMix64Test {
  private static final int DRAWS = 20_000;

  @Test
  void theBitsAreThePublishedOnes() {
    // First outputs of Vigna's reference splitmix64.c for the seed 1234567.
    long[] published = {
      6457827717110365317L,
      3203168211198807973L,
      Long.parseUnsignedLong("9817491932198370423"),
      4593380528125082431L,
      Long.parseUnsignedLong("16408922859458223821")
    };
    SplitMix64 random = new SplitMix64(1234567);
    for (long expected : published) {
      assertEquals(expected, random.nextLong());
    }
  }

  @Test
  void drawsOfEveryKindAreThoseOfTheJdk() {
    int[] bounds = {1, 2, 3, 5, 36, 3683, 1 << 20, (1 << 30) + 1, Integer.MAX_VALUE};
    for (long seed : new long[] {0, 1, 200, -1, Long.MIN_VALUE}) {
      SplittableRandom jdk = new SplittableRandom(seed);
      SplitMix64 ours = new SplitMix64(seed);
      for (int draw = 0; draw < DRAWS; draw++) {
        int bound = bounds[draw % bounds.length];
        assertEquals(jdk.nextLong(), ours.nextLong());
        assertEquals(jdk.nextInt(bound), ours.nextInt(bound));
        assertEquals(jdk.nextDouble(), ours.nextDouble());
        assertEquals(jdk.nextDouble(-0.3, 1e9), ours.nextDouble(-0.3, 1e9));
      }
    }
  }

  @Test
  void gaussiansAreThoseOfThePolarMethodInAnotherLanguage() {
    // From CPython's float arithmetic, seed 42; its logarithm may differ in the last bit.
    double[] expected = {
      0x1.f8c80e851c08cp-2,
      -0x1.6354b5f7dce79p-1,
      -0x1.47f4af60c7f94p+0,
      -0x1.cd98e78b167aep-1,
      -0x1.342959c9fa344p-1,
      0x1.48fe9fcfdf274p-1
    };
    SplitMix64 random = new SplitMix64(42);
    for (double value : expected) {
      assertEquals(value, random.nextGaussian(), 4 * Math.ulp(value));
    }
  }

  @Test
  void gaussiansHaveTheMomentsOfAStandardNormal() {
    SplitMix64 random = new SplitMix64(5);
    int count = 200_000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int k = 0; k < count; k++) {
      double value = random.nextGaussian();
      sum += value;
      squares += value * value;
      fourths += value * value * value * value;
    }
    // Five standard errors: those of the three moments are 1, sqrt 2 and sqrt 96 over sqrt n.
    double error = 5 / Math.sqrt(count);
    assertEquals(0, sum / count, error);
    assertEquals(1, squares / count, error * Math.sqrt(2));
    assertEquals(3, fourths / count, error * Math.sqrt(96));
  }

  @Test
  void everyNumberBelowABoundIsAsLikely() {
    SplitMix64 random = new SplitMix64(3);
    int[] seen = new int[7];
    for (int k = 0; k < 70_000; k++) {
      seen[random.nextInt(7)]++;
    }
    // Five times sqrt(70,000 / 7 * 6 / 7).
    IntStream.of(seen).forEach(count -> assertEquals(10_000, count, 463));
  }

  @Test
  void aResetStreamIsANewOneEvenWithAGaussianInStore() {
    SplitMix64 random = new SplitMix64(9);
    double first = random.nextGaussian();
    random.reset(9);
    assertEquals(first, random.nextGaussian());
  }

  @Test
  void theUpperEndIsNeverDrawn() {
    // Between these lies no double: whatever is drawn rounds to one of the two.
    double next = Math.nextUp(1e9);
    SplitMix64 random = new SplitMix64(4);
    for (int k = 0; k < 1000; k++) {
      assertEquals(1e9, random.nextDouble(1e9, next));
    }
  }

  @Test
  void seedsOfNeighbouringPlacesShareNoMoreBitsThanChanceGives() {
    for (int place = 0; place < 1000; place++) {
      long one = SplitMix64.seed(7, place);
      long other = SplitMix64.seed(7, place + 1);
      int differing = Long.bitCount(one ^ other);
      assertTrue(differing > 8 && differing < 56, place + " differs in " + differing + " bits");
    }
  }

  @Test
  void impossibleRangesAreRefused() {
    SplitMix64 random = new SplitMix64(1);
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    assertThrows(IllegalArgumentException.class, () -> random.nextDouble(1, 1));
    assertThrows(IllegalArgumentException.class, () -> random.nextDouble(0, Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> random.nextDouble(-Double.MAX_VALUE, Double.MAX_VALUE));
  }
}
