package org.nemadrive.trainer.strategy.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;

/** sep-CMA-ES on functions whose answers are known. */
class SeparableDistributionTest {
  @Test
  void twoUpdatesAreThoseOfThePapersEquations() {
    // Worked out from Ros and Hansen (2008) by a separate program, n = 3, lambda = 4.
    SeparableDistribution distribution = new SeparableDistribution(new double[] {1, 2, 3}, 0.5, 4);
    distribution.update(
        new double[][] {{0.3, -1.2, 0.5}, {1.1, 0.4, -0.7}, new double[3], new double[3]}, 1);
    assertArrayEquals(
        new double[] {1.2578309158763261, 1.6156618317526519, 3.0882536261855114},
        distribution.mean(),
        1e-12);
    assertEquals(0.4459811419549477, distribution.sigma(), 1e-12);
    distribution.update(
        new double[][] {{-0.6, 0.2, 1.5}, {0.8, -0.3, 0.1}, new double[3], new double[3]}, 2);
    assertArrayEquals(
        new double[] {1.1636943561033488, 1.6445425799237436, 3.553517340828659},
        distribution.mean(),
        1e-12);
    assertEquals(0.4269408909197036, distribution.sigma(), 1e-12);
    // One standard deviation of the third weight: sigma sqrt(C).
    double step = distribution.sample(new double[] {0, 0, 1})[2] - distribution.mean()[2];
    assertEquals(0.4269408909197036 * Math.sqrt(0.9787661575660009), step, 1e-12);
  }

  @Test
  void theSphereIsSolvedFromEverySeed() {
    for (long seed = 0; seed < 5; seed++) {
      double[] mean = minimise(seed, 20, 400, x -> Arrays.stream(x).map(v -> v * v).sum());
      assertTrue(Arrays.stream(mean).allMatch(v -> Math.abs(v) < 1e-6), "seed " + seed);
    }
  }

  @Test
  void weightsOfVeryDifferentScaleAreLearntSeparately() {
    // Axes scaled from 1 to 1000, which a step size alone cannot serve.
    ToDoubleFunction<double[]> ellipsoid =
        x -> {
          double sum = 0;
          for (int i = 0; i < x.length; i++) {
            sum += Math.pow(1e6, (double) i / (x.length - 1)) * x[i] * x[i];
          }
          return sum;
        };
    for (long seed = 0; seed < 5; seed++) {
      double[] mean = minimise(seed, 10, 600, ellipsoid);
      assertTrue(ellipsoid.applyAsDouble(mean) < 1e-6, "seed " + seed);
    }
  }

  private static double[] minimise(
      long seed, int n, int generations, ToDoubleFunction<double[]> function) {
    double[] start = new double[n];
    Arrays.fill(start, 3);
    int lambda = 12;
    SeparableDistribution distribution = new SeparableDistribution(start, 1, lambda);
    SplitMix64 random = new SplitMix64(seed);
    for (int generation = 1; generation <= generations; generation++) {
      double[][] z = new double[lambda][];
      Arrays.setAll(z, k -> Vectors.gaussian(n, random));
      Arrays.sort(
          z,
          Comparator.comparingDouble(
              (double[] sample) -> function.applyAsDouble(distribution.sample(sample))));
      distribution.update(z, generation);
    }
    return distribution.mean();
  }
}
