package org.nemadrive.mads.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;

class PointStoreTest {
  @Test
  void everyPointIsFoundAgainWithItsValueAndNoOther() {
    PointStore store = new PointStore();
    SplitMix64 random = new SplitMix64(3);
    for (int n : new int[] {1, 2, 49}) {
      int count = 500;
      store.reset(n, count);
      double[][] points = new double[count][n];
      for (int k = 0; k < count; k++) {
        for (int i = 0; i < n; i++) {
          points[k][i] = random.nextGaussian();
        }
        assertEquals(-1, store.indexOf(points[k]));
        assertEquals(k, store.add(points[k], k));
      }
      for (int k = 0; k < count; k++) {
        assertEquals(k, store.indexOf(points[k]));
        assertEquals(k, store.value(k));
        assertArrayEquals(points[k], store.point(k));
      }
    }
  }

  @Test
  void aPointAddedTwiceKeepsItsFirstValue() {
    PointStore store = new PointStore();
    store.reset(2, 3);
    store.add(new double[] {1, 2}, 7);
    assertEquals(0, store.add(new double[] {1, 2}, 8));
    assertEquals(1, store.size());
    assertEquals(7, store.value(0));
  }

  @Test
  void minusZeroIsZero() {
    PointStore store = new PointStore();
    store.reset(1, 1);
    store.add(new double[] {0.0}, 1);
    assertEquals(0, store.indexOf(new double[] {-0.0}));
  }

  @Test
  void aResetForgetsEverything() {
    PointStore store = new PointStore();
    store.reset(1, 2);
    store.add(new double[] {5}, 1);
    store.reset(1, 2);
    assertEquals(0, store.size());
    assertEquals(-1, store.indexOf(new double[] {5}));
  }
}
