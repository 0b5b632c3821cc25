package org.nemadrive.mads.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HouseholderBasisTest {
  @Test
  void columnsAreOrthonormalForEverySeedAndDimension() {
    HouseholderBasis basis = new HouseholderBasis();
    RandomStream random = new RandomStream(0);
    for (int n : new int[] {1, 2, 5, 49}) {
      for (long seed = 0; seed < 50; seed++) {
        random.reset(seed);
        basis.draw(n, random);
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
          basis.column(j, columns[j]);
        }
        for (int j = 0; j < n; j++) {
          for (int k = 0; k <= j; k++) {
            double product = 0;
            for (int i = 0; i < n; i++) {
              product += columns[j][i] * columns[k][i];
            }
            assertEquals(j == k ? 1 : 0, product, 1e-14);
          }
        }
      }
    }
  }

  @Test
  void directionsPointEverywhereAlike() {
    HouseholderBasis basis = new HouseholderBasis();
    RandomStream random = new RandomStream(1);
    int n = 3;
    int draws = 20_000;
    double[] column = new double[n];
    double[] sum = new double[n];
    for (int k = 0; k < draws; k++) {
      basis.draw(n, random);
      basis.column(0, column);
      for (int i = 0; i < n; i++) {
        sum[i] += column[i];
      }
    }
    // E(I - 2vv') = I (1 - 2/n), with a standard error below 0.005.
    assertEquals(1.0 / 3, sum[0] / draws, 0.02);
    assertEquals(0, sum[1] / draws, 0.02);
    assertEquals(0, sum[2] / draws, 0.02);
  }
}
