package org.nemadrive.mads.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void theSameSeedGivesTheSameStreamAgain() {
    // Floats of Vigna's reference splitmix64.c for the seed 1234567, times 2^-64, rounded down.
    RandomStream stream = new RandomStream(1234567);
    assertEquals((6457827717110365317L >>> 11) * 0x1.0p-53, stream.nextDouble());
    assertEquals((3203168211198807973L >>> 11) * 0x1.0p-53, stream.nextDouble());
    stream.reset(1234567);
    assertEquals((6457827717110365317L >>> 11) * 0x1.0p-53, stream.nextDouble());
  }

  @Test
  void signsAreThoseOfTheTopBit() {
    // The third and the fifth output of splitmix64.c for the seed 1234567 are above 2^63.
    RandomStream stream = new RandomStream(1234567);
    int[] signs = new int[5];
    Arrays.setAll(signs, k -> stream.nextSign());
    assertArrayEquals(new int[] {1, 1, -1, 1, -1}, signs);
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
