package org.nemadrive.mads.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.mads.mesh.Bounds;
import org.nemadrive.mads.mesh.PointStore;
import org.nemadrive.mads.mesh.RandomStream;

class LocalModelTest {
  @Test
  void withAFullSetOfPointsTheExactMinimiserOfAQuadraticIsFound() {
    for (long seed = 0; seed < 20; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int n = 4;
      double[] minimiser = {0.3, -0.2, 0.1, 0.4};
      PointStore points = sample(n, 30, random, x -> bowl(x, minimiser));
      double[] x = new double[n];
      LocalModel model = new LocalModel(100);
      assertTrue(model.fit(points, new double[n], bowl(new double[n], minimiser), ones(n), 3));
      double fall = model.minimize(Bounds.unbounded(n), x);
      assertArrayEquals(minimiser, x, 1e-5);
      // bowl(0) = 0.3^2 + 2 0.2^2 + 3 0.1^2 + 4 0.4^2 + 0.5 (0.3 * -0.2) = 0.81, the bottom is 0.
      assertEquals(0.81, fall, 1e-5);
    }
  }

  @Test
  void withFewPointsTheModelKnowsTheSlopeAmongThem() {
    int n = 30;
    PointStore points = new PointStore();
    points.reset(n, 2);
    double[] first = new double[n];
    first[3] = 1;
    double[] second = new double[n];
    second[7] = 1;
    points.add(first, 5);
    points.add(second, -2);
    LocalModel model = new LocalModel(100);
    assertTrue(model.fit(points, new double[n], 0, ones(n), 1));
    double[] x = new double[n];
    double fall = model.minimize(Bounds.unbounded(n), x);
    double norm = Math.sqrt(29);
    assertEquals(-5 / norm, x[3], 1e-2);
    assertEquals(2 / norm, x[7], 1e-2);
    assertEquals(0, x[0]);
    assertEquals(norm, fall, 1e-2);
  }

  @Test
  void aSurplusOfPointsMakesARegression() {
    SplitMix64 random = new SplitMix64(4);
    PointStore points = sample(1, 300, random, x -> (x[0] - 0.5) * (x[0] - 0.5) + noise(random));
    LocalModel model = new LocalModel(300);
    // One variable has two coefficients, so four points are taken at most.
    assertTrue(model.fit(points, new double[1], 0.25, ones(1), 1e6));
    double[] x = new double[1];
    model.minimize(new Bounds(new double[] {-2}, new double[] {2}), x);
    assertTrue(x[0] >= -2 && x[0] <= 2);
  }

  @Test
  void theMinimiserStaysWithinRadiusAndBounds() {
    for (long seed = 0; seed < 50; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int n = 1 + random.nextInt(6);
      double[] slope = new double[n];
      new RandomStream(seed).nextUnitVector(slope, n);
      PointStore points = sample(n, 12, random, x -> saddle(x, slope));
      double[] unit = ones(n);
      unit[0] = 3;
      double radius = 0.1 + random.nextDouble();
      LocalModel model = new LocalModel(50);
      if (!model.fit(points, new double[n], 0, unit, radius)) {
        continue;
      }
      double[] lower = new double[n];
      Arrays.fill(lower, -0.05);
      double[] upper = new double[n];
      Arrays.fill(upper, 0.6);
      Bounds bounds = new Bounds(lower, upper);
      double[] x = new double[n];
      double fall = model.minimize(bounds, x);
      assertTrue(fall >= 0);
      assertTrue(model.distance(x) <= 1 + 1e-9, "radius");
      for (int i = 0; i < n; i++) {
        assertTrue(x[i] >= -0.05 - 1e-12 && x[i] <= 0.6 + 1e-12, "bounds");
      }
      assertEquals(-fall, model.change(x), 1e-9 * (1 + fall));
    }
  }

  @Test
  void failedPointsAndTheCentreItselfAreNoUse() {
    PointStore points = new PointStore();
    points.reset(2, 2);
    points.add(new double[] {0, 0}, 1);
    points.add(new double[] {1, 0}, Double.POSITIVE_INFINITY);
    assertFalse(new LocalModel(10).fit(points, new double[2], 1, ones(2), 1));
  }

  @Test
  void twiceTheSamePlaceDoesNoHarm() {
    PointStore points = new PointStore();
    points.reset(1, 3);
    points.add(new double[] {1}, 1);
    points.add(new double[] {1 + 1e-15}, 1);
    points.add(new double[] {2}, 4);
    LocalModel model = new LocalModel(10);
    assertTrue(model.fit(points, new double[1], 0, ones(1), 1));
    assertEquals(2.25, model.change(new double[] {1.5}), 1e-2);
  }

  private static PointStore sample(
      int n, int count, SplitMix64 random, java.util.function.ToDoubleFunction<double[]> f) {
    PointStore points = new PointStore();
    points.reset(n, count);
    double[] x = new double[n];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < n; i++) {
        x[i] = random.nextGaussian();
      }
      points.add(x, f.applyAsDouble(x));
    }
    return points;
  }

  private static double bowl(double[] x, double[] minimiser) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double d = x[i] - minimiser[i];
      sum += (i + 1) * d * d;
    }
    return sum + 0.5 * (x[0] - minimiser[0]) * (x[1] - minimiser[1]);
  }

  private static double saddle(double[] x, double[] slope) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += slope[i] * x[i] + (i % 2 == 0 ? -x[i] * x[i] : x[i] * x[i]);
    }
    return sum;
  }

  private static double noise(SplitMix64 random) {
    return 0.01 * random.nextGaussian();
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
