package org.nemadrive.mads.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void theBitsAreThoseOfThePublishedSplitMix64() {
    // First outputs of Vigna's reference splitmix64.c for the seed 1234567.
    long[] published = {
      6457827717110365317L,
      3203168211198807973L,
      Long.parseUnsignedLong("9817491932198370423"),
      4593380528125082431L,
      Long.parseUnsignedLong("16408922859458223821")
    };
    RandomStream stream = new RandomStream(1234567);
    for (long expected : published) {
      assertEquals(expected, stream.nextLong());
    }
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    RandomStream stream = new RandomStream(5);
    int count = 100_000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < count; k++) {
      double value = stream.nextGaussian();
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum / count, 0.015);
    assertEquals(1, squares / count, 0.02);
  }

  @Test
  void permutationsHoldEveryIndexOnceAndEveryOrderIsAsLikely() {
    RandomStream stream = new RandomStream(8);
    int[] order = new int[3];
    int[] firsts = new int[3];
    for (int k = 0; k < 30_000; k++) {
      stream.nextPermutation(order, 3);
      assertArrayEquals(new int[] {0, 1, 2}, Arrays.stream(order).sorted().toArray());
      firsts[order[0]]++;
    }
    IntStream.of(firsts).forEach(count -> assertEquals(10_000, count, 400));
  }

  @Test
  void unitVectorsHaveLengthOne() {
    RandomStream stream = new RandomStream(2);
    double[] v = new double[10];
    for (int n = 1; n <= 10; n++) {
      stream.nextUnitVector(v, n);
      assertEquals(1, Arrays.stream(v, 0, n).map(x -> x * x).sum(), 1e-14);
    }
    assertTrue(stream.nextInt(7) < 7);
  }
}
