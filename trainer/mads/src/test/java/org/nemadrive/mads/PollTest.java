package org.nemadrive.mads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.nemadrive.mads.mesh.Bounds;

/** The poll seen through the points it evaluates while nothing improves. */
class PollTest {
  @Test
  void aFullPollOfNPlusOneDirectionsSpansTheSpacePositively() {
    for (int n : new int[] {1, 2, 5, 12}) {
      for (long seed = 0; seed < 30; seed++) {
        double[][] directions = firstPoll(PollType.ORTHO_N_PLUS_1, n, n + 1, seed);
        assertSpansPositively(directions, n);
      }
    }
  }

  /** n + 1 directions span positively if any n are a basis and the last has negative weights. */
  private static void assertSpansPositively(double[][] directions, int n) {
    for (int skipped = 0; skipped <= n; skipped++) {
      double[][] others = new double[n][];
      int count = 0;
      for (int k = 0; k <= n; k++) {
        if (k != skipped) {
          others[count++] = directions[k];
        }
      }
      var lu = new LUDecomposition(new Array2DRowRealMatrix(others).transpose());
      assertTrue(lu.getSolver().isNonSingular());
      var target = new org.hipparchus.linear.ArrayRealVector(directions[skipped]);
      for (double weight : lu.getSolver().solve(target).toArray()) {
        assertTrue(weight < 0, "direction " + skipped + " weight " + weight);
      }
    }
  }

  /**
   * Audet, Ianni, Le Digabel and Tribes (2014), Sec. 3: of each pair of opposite columns of the
   * orthogonal basis the one at an acute angle to the last success stays, then comes the negative
   * sum of those that stayed. Lengths are counted in frame sizes.
   */
  @Test
  void afterASuccessThePollKeepsTheColumnsOnItsSideAndTheirNegativeSum() {
    for (int n : new int[] {2, 5, 9}) {
      for (long seed = 0; seed < 30; seed++) {
        List<double[]> points = firstSuccessAndTheNextPoll(n, seed);
        double[] success = points.get(1);
        double[] frame = new double[n];
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
          // In NOMAD 4 a frame of 1 grows to 2 where the step was longer than a tenth of it.
          frame[i] = Math.abs(success[i]) > 0.1 ? 2 : 1;
          target[i] = success[i] / frame[i];
        }
        List<double[]> kept = new ArrayList<>();
        List<double[]> left = new ArrayList<>();
        for (double[] point : points.subList(2, n + 3)) {
          double[] direction = new double[n];
          for (int i = 0; i < n; i++) {
            direction[i] = (point[i] - success[i]) / frame[i];
          }
          double length = Math.sqrt(product(direction, direction));
          Arrays.setAll(direction, i -> direction[i] / length);
          (product(direction, target) >= 0 ? kept : left).add(direction);
        }
        assertEquals(n, kept.size(), "columns on the side of the success, n " + n);
        double[] negativeSum = new double[n];
        for (double[] column : kept) {
          for (double[] other : kept) {
            assertEquals(column == other ? 1 : 0, product(column, other), 1e-4);
          }
          Arrays.setAll(negativeSum, i -> negativeSum[i] - column[i] / Math.sqrt(n));
        }
        assertArrayEquals(negativeSum, left.getFirst(), 1e-4);
      }
    }
  }

  /** The first n columns of four dimensions, as they stand before there is a success to go by. */
  @Test
  void withoutASuccessTheSignOfEachColumnIsLeftToChance() {
    int n = 4;
    int seeds = 400;
    int[] positive = new int[n];
    for (long seed = 0; seed < seeds; seed++) {
      double[][] directions = firstPoll(PollType.ORTHO_N_PLUS_1, n, n + 1, seed);
      for (int j = 0; j < n; j++) {
        positive[j] += directions[j][j] > 0 ? 1 : 0;
      }
    }
    for (int count : positive) {
      // Binomial of 400 and 1/2: five standard deviations are 50. A Householder column by itself
      // is positive on its own axis in four cases of five.
      assertEquals(seeds / 2, count, 50);
    }
  }

  /** The start, the first poll point, which is better, and all points of the poll around it. */
  private static List<double[]> firstSuccessAndTheNextPoll(int n, long seed) {
    List<double[]> points = new ArrayList<>();
    MadsSettings settings = MadsSettings.first(n + 3).withMeshDigits(6).withInitialFrameSize(1);
    new Mads(settings)
        .minimize(
            (rows, from, to, values) -> {
              points.add(rows[from].clone());
              values[from] = points.size() == 2 ? -1 : 0;
            },
            Bounds.unbounded(n),
            new double[n],
            seed);
    return points;
  }

  private static double product(double[] a, double[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
    }
    return product;
  }

  @Test
  void aFullPollOfTwoNDirectionsHoldsEveryDirectionAndItsOpposite() {
    for (int n : new int[] {1, 3, 8}) {
      double[][] directions = firstPoll(PollType.ORTHO_2N, n, 2 * n, 4);
      for (double[] direction : directions) {
        double[] opposite = Arrays.stream(direction).map(v -> 0 - v).toArray();
        assertTrue(
            Arrays.stream(directions).anyMatch(d -> Arrays.equals(d, opposite)),
            Arrays.toString(direction));
      }
    }
  }

  @Test
  void everyPollPointLiesOnTheFrameAndOnTheMesh() {
    for (long seed = 0; seed < 30; seed++) {
      // First frame 1 with one mesh digit: mesh size 0.1.
      for (double[] direction : firstPoll(PollType.ORTHO_2N, 6, 12, seed)) {
        double largest = Arrays.stream(direction).map(Math::abs).max().orElseThrow();
        assertEquals(1, largest, 1e-12);
        for (double component : direction) {
          assertEquals(Math.rint(component * 10), component * 10, 1e-9);
        }
      }
    }
  }

  @Test
  void afterASuccessThePollTriesTheNearestDirectionsFirst() {
    // Only the first coordinate counts, and the value falls with it for ever.
    List<double[]> points = new ArrayList<>();
    MadsSettings settings = MadsSettings.first(200).withPollType(PollType.ORTHO_2N);
    int[] successes = {0};
    double[] best = {0};
    new Mads(settings.withInitialFrameSize(1))
        .minimize(
            (rows, from, to, values) -> {
              values[from] = -rows[from][0];
              points.add(rows[from].clone());
              if (values[from] < best[0]) {
                best[0] = values[from];
                successes[0]++;
              }
            },
            Bounds.unbounded(4),
            new double[4],
            7);
    // A poll in random order would succeed with every second evaluation.
    assertTrue(successes[0] > 150, "most evaluations succeed: " + successes[0]);
  }

  @Test
  void theModelOrderTriesThePointThatIsLowestFirst() {
    // The slope of a linear function is known from two points along each axis.
    double[] slope = {3, -1, 2};
    List<KnownPoint> known = new ArrayList<>();
    known.add(new KnownPoint(new double[3], 0));
    for (int i = 0; i < 3; i++) {
      double[] x = new double[3];
      x[i] = Math.signum(slope[i]);
      known.add(new KnownPoint(x, Math.abs(slope[i])));
    }
    for (long seed = 0; seed < 30; seed++) {
      List<Double> tried = new ArrayList<>();
      MadsSettings settings =
          MadsSettings.first(6)
              .withPollType(PollType.ORTHO_2N)
              .withPollOrder(PollOrder.MODEL)
              .withBlockSize(6)
              .withInitialFrameSize(1);
      new Mads(settings)
          .minimize(
              (rows, from, to, values) -> {
                boolean firstBlock = tried.isEmpty();
                for (int k = from; k < to; k++) {
                  double[] x = rows[k];
                  values[k] = slope[0] * x[0] + slope[1] * x[1] + slope[2] * x[2];
                  if (firstBlock) {
                    tried.add(values[k]);
                  }
                }
              },
              Bounds.unbounded(3),
              new double[3],
              known,
              seed);
      assertTrue(tried.size() > 3, "at most three directions lead to known points");
      for (int k = 1; k < tried.size(); k++) {
        // Rounding to the mesh of 0.1 moves a value by at most 0.05 (3 + 1 + 2).
        assertTrue(tried.get(k) > tried.get(k - 1) - 0.6, tried.toString());
      }
    }
  }

  private static double[][] firstPoll(PollType type, int n, int count, long seed) {
    List<double[]> directions = new ArrayList<>();
    MadsSettings settings =
        MadsSettings.first(count + 1).withPollType(type).withInitialFrameSize(1);
    new Mads(settings)
        .minimize(
            (points, from, to, values) -> {
              directions.add(points[from].clone());
              values[from] = directions.size() == 1 ? 0 : 1;
            },
            Bounds.unbounded(n),
            new double[n],
            seed);
    return directions.subList(1, directions.size()).toArray(double[][]::new);
  }
}
