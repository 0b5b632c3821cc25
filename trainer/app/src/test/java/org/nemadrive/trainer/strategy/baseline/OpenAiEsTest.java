package org.nemadrive.trainer.strategy.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;

/** The two halves of OpenAI-ES: the gradient estimate and Adam. */
class OpenAiEsTest {
  @Test
  void onePairGivesItsNoiseTowardsTheBetterSideOverTwoSigma() {
    // Ranks 0.5 and -0.5: (0.5 z + (-0.5)(-z)) / (2 trials * sigma) = z / (2 sigma).
    double[] gradient =
        RankedGradient.estimate(new double[][] {{3, -1}}, new double[] {10, -70}, 0.5);
    assertArrayEquals(new double[] {3, -1}, gradient, 1e-15);
  }

  @Test
  void onlyTheOrderOfFitnessCounts() {
    double[][] noise = {{1, 2}, {-3, 0.5}};
    assertArrayEquals(
        RankedGradient.estimate(noise, new double[] {1, 2, 3, 0}, 1),
        RankedGradient.estimate(noise, new double[] {1, 2, 3e9, -4322}, 1));
  }

  @Test
  void pairsWithoutADifferenceSayNothing() {
    assertArrayEquals(
        new double[] {0, 0},
        RankedGradient.estimate(new double[][] {{1, 2}, {3, 4}}, new double[4], 1));
  }

  @Test
  void onASlopeTheEstimatePointsUphill() {
    double[] slope = {2, -1, 0.5, 0};
    SplitMix64 random = new SplitMix64(1);
    double[][] noise = new double[2000][];
    double[] fitness = new double[2 * noise.length];
    for (int pair = 0; pair < noise.length; pair++) {
      noise[pair] = Vectors.gaussian(slope.length, random);
      fitness[2 * pair] = dot(slope, noise[pair]);
      fitness[2 * pair + 1] = -fitness[2 * pair];
    }
    double[] gradient = RankedGradient.estimate(noise, fitness, 1);
    double cosine = dot(slope, gradient) / Math.sqrt(dot(slope, slope) * dot(gradient, gradient));
    assertTrue(cosine > 0.99, "cosine " + cosine);
  }

  @Test
  void adamsFirstStepsAreThoseOfThePaper() {
    OpenAiEsParameters parameters = new OpenAiEsParameters(1, 1, 0.1, 0.9, 0.999, 1e-8);
    Adam adam = new Adam(parameters, 2);
    double[] x = {1, 1};
    // Bias correction makes the first step alpha * g / |g|, whatever the size of g.
    adam.ascend(x, new double[] {4, -0.001});
    assertEquals(1.1, x[0], 1e-6);
    assertEquals(0.9, x[1], 1e-6);
    // Second step with g = -2: m = 0.9 * 0.4 - 0.2 = 0.16, v = 0.999 * 0.016 + 0.004 = 0.019984;
    // corrected 0.16 / 0.19 and 0.019984 / 0.001999.
    adam.ascend(x, new double[] {-2, 0});
    assertEquals(1.1 + 0.1 * (0.16 / 0.19) / Math.sqrt(0.019984 / 0.001999), x[0], 1e-6);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
