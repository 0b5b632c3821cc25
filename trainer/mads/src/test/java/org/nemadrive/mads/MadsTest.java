package org.nemadrive.mads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nemadrive.mads.mesh.Bounds;

class MadsTest {
  private static final int SEEDS = 20;

  @Test
  void everyEvaluatedPointIsInTheBoxAndNoneIsEvaluatedTwice() {
    overManyRuns(
        run -> {
          for (double[] point : run.recorder.points) {
            assertTrue(run.bounds.contains(point), Arrays.toString(point));
          }
          long distinct = run.recorder.points.stream().map(Arrays::toString).distinct().count();
          assertEquals(run.recorder.points.size(), distinct);
        });
  }

  @Test
  void theBudgetIsNeverExceededAndIsReportedTruly() {
    overManyRuns(
        run -> {
          assertEquals(run.recorder.points.size(), run.result.evaluations());
          assertTrue(run.result.evaluations() <= run.settings.maxEvaluations());
          int counted =
              run.result.statistics().steps().stream()
                  .mapToInt(MadsStatistics.Step::evaluations)
                  .sum();
          assertEquals(run.result.evaluations(), counted);
        });
  }

  @Test
  void theResultIsTheBestEvaluatedPointAndIncumbentsNeverWorsen() {
    overManyRuns(
        run -> {
          double best =
              run.recorder.values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
          assertEquals(best, run.result.f());
          assertEquals(best, run.function.applyAsDouble(run.result.x()));
          double before = Double.POSITIVE_INFINITY;
          for (MadsStatistics.Iteration iteration : run.result.statistics().meshHistory()) {
            assertTrue(iteration.f() <= before);
            before = iteration.f();
          }
        });
  }

  @Test
  void sameSeedSamePathAlsoOnAnInstanceThatHasServedOtherProblems() {
    Mads used = new Mads(settings(60, 1));
    for (long seed = 0; seed < SEEDS; seed++) {
      for (int n : new int[] {1, 3, 7}) {
        Recorder fresh = new Recorder(MadsTest::staircase);
        Recorder again = new Recorder(MadsTest::staircase);
        double[] x0 = start(n);
        new Mads(settings(60, 1)).minimize(fresh, Bounds.around(x0, 2), x0, seed);
        used.minimize(again, Bounds.around(x0, 2), x0, seed);
        assertEquals(fresh.text(), again.text());
      }
    }
  }

  @Test
  void anotherSeedTakesAnotherPath() {
    Recorder one = new Recorder(MadsTest::sphere);
    Recorder two = new Recorder(MadsTest::sphere);
    double[] x0 = start(5);
    new Mads(settings(40, 1)).minimize(one, Bounds.around(x0, 2), x0, 1);
    new Mads(settings(40, 1)).minimize(two, Bounds.around(x0, 2), x0, 2);
    assertFalse(one.text().equals(two.text()));
  }

  @Test
  void aSphereIsSolvedUntilTheFrameIsTooSmall() {
    double[] x0 = start(3);
    MadsResult result =
        new Mads(settings(100_000, 1).withMinFrameSize(1e-6))
            .minimize(new Recorder(MadsTest::sphere), Bounds.around(x0, 2), x0, 7);
    assertEquals(StopReason.FRAME_TOO_SMALL, result.stopReason());
    assertEquals(0, result.f(), 1e-9);
    assertArrayEquals(new double[] {0.7, 0.7, 0.7}, result.x(), 1e-5);
  }

  @Test
  void theRunEndsOnceTheTargetIsReached() {
    double[] x0 = start(4);
    Recorder recorder = new Recorder(MadsTest::sphere);
    MadsResult result =
        new Mads(settings(10_000, 1).withTarget(0.01))
            .minimize(recorder, Bounds.around(x0, 2), x0, 7);
    assertEquals(StopReason.TARGET_REACHED, result.stopReason());
    assertTrue(result.f() <= 0.01);
    assertEquals(result.f(), recorder.values.getLast(), "nothing is evaluated after the target");
  }

  @Test
  void aKnownStartCostsNoEvaluationAndKnownPointsAreNeverEvaluated() {
    double[] x0 = start(4);
    double[] better = {0.6, 0.6, 0.6, 0.6};
    List<KnownPoint> known =
        List.of(new KnownPoint(x0, sphere(x0)), new KnownPoint(better, sphere(better)));
    Recorder recorder = new Recorder(MadsTest::sphere);
    MadsResult result =
        new Mads(settings(50, 1)).minimize(recorder, Bounds.around(x0, 2), x0, known, 1);
    assertEquals(50, result.evaluations());
    assertTrue(result.f() <= sphere(better));
    for (double[] point : recorder.points) {
      assertFalse(Arrays.equals(point, x0) || Arrays.equals(point, better));
    }
  }

  @Test
  void aBudgetOfZeroReturnsTheKnownStart() {
    double[] x0 = start(2);
    MadsResult result =
        new Mads(settings(0, 1))
            .minimize(
                (points, from, to, values) -> {
                  throw new AssertionError("evaluated");
                },
                Bounds.around(x0, 2),
                x0,
                List.of(new KnownPoint(x0, 4.5)),
                1);
    assertArrayEquals(x0, result.x());
    assertEquals(4.5, result.f());
    assertEquals(StopReason.EVALUATIONS_SPENT, result.stopReason());
  }

  @Test
  void failedEvaluationsNeverBecomeTheIncumbent() {
    double[] x0 = start(3);
    double[] failures = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double failure : failures) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Recorder recorder = new Recorder(x -> x[0] > 0.2 ? failure : sphere(x));
        MadsResult result =
            new Mads(settings(200, 1)).minimize(recorder, Bounds.around(x0, 2), x0, seed);
        assertTrue(result.x()[0] <= 0.2);
        // The constrained minimum is (0.2, 0.7, 0.7) with value 0.25.
        assertEquals(0.25, result.f(), 0.15);
      }
    }
  }

  @Test
  void aStartThatFailsIsLeftBehind() {
    double[] x0 = start(2);
    MadsResult result =
        new Mads(settings(200, 1))
            .minimize(
                new Recorder(x -> Arrays.equals(x, x0) ? Double.NaN : sphere(x)),
                Bounds.around(x0, 2),
                x0,
                3);
    assertTrue(result.f() < 0.1);
  }

  @Test
  void blocksHoldUpToTheirSizeAndNeverOverrunTheBudget() {
    double[] x0 = start(6);
    for (int blockSize : new int[] {1, 3, 8, 100}) {
      List<Integer> sizes = new ArrayList<>();
      MadsResult result =
          new Mads(settings(50, blockSize))
              .minimize(
                  (points, from, to, values) -> {
                    sizes.add(to - from);
                    for (int k = from; k < to; k++) {
                      values[k] = sphere(points[k]);
                    }
                  },
                  Bounds.around(x0, 2),
                  x0,
                  5);
      assertEquals(50, result.evaluations());
      int largest = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
      assertTrue(largest <= blockSize);
      assertTrue(blockSize == 1 || largest > 1, "blocks are filled");
    }
  }

  @Test
  void aBlockSizeDoesNotChangeThePathWhileNothingSucceeds() {
    double[] x0 = start(5);
    ToDoubleFunction<double[]> onlyTheStart = x -> Arrays.equals(x, x0) ? 0 : 1;
    Recorder one = new Recorder(onlyTheStart);
    Recorder seven = new Recorder(onlyTheStart);
    new Mads(settings(90, 1)).minimize(one, Bounds.around(x0, 2), x0, 5);
    new Mads(settings(90, 7)).minimize(seven, Bounds.around(x0, 2), x0, 5);
    assertEquals(one.text(), seven.text());
  }

  @Test
  void wrongInputIsRefusedInWords() {
    double[] x0 = start(2);
    Mads mads = new Mads(settings(10, 1));
    Recorder f = new Recorder(MadsTest::sphere);
    Bounds box = Bounds.around(x0, 2);
    assertRefused("coordinates", () -> mads.minimize(f, box, new double[3], 1));
    assertRefused("outside", () -> mads.minimize(f, box, new double[] {9, 0}, 1));
    assertRefused("finite", () -> mads.minimize(f, box, new double[] {Double.NaN, 0}, 1));
    assertRefused(
        "known point 0",
        () -> mads.minimize(f, box, x0, List.of(new KnownPoint(new double[1], 0)), 1));
    assertRefused("variable 1", () -> new Bounds(new double[] {0, 1}, new double[] {1, 1}));
    assertRefused("lower and", () -> new Bounds(new double[2], new double[3]));
    assertRefused("maxEvaluations is -1", () -> settings(-1, 1));
    assertRefused("blockSize is 0", () -> settings(1, 0));
    assertRefused("initialFrameSize is 0.0", () -> settings(1, 1).withInitialFrameSize(0));
    assertRefused("minFrameSize is NaN", () -> settings(1, 1).withMinFrameSize(Double.NaN));
    assertRefused("meshDigits is 10", () -> settings(1, 1).withMeshDigits(10));
    assertRefused("target is NaN", () -> settings(1, 1).withTarget(Double.NaN));
  }

  private static void assertRefused(String part, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(part), message);
  }

  private record Run(
      MadsSettings settings,
      ToDoubleFunction<double[]> function,
      Bounds bounds,
      Recorder recorder,
      MadsResult result) {}

  private static void overManyRuns(Consumer<Run> law) {
    List<ToDoubleFunction<double[]>> functions =
        List.of(MadsTest::sphere, MadsTest::staircase, MadsTest::atTheBound);
    for (PollType pollType : PollType.values()) {
      for (int blockSize : new int[] {1, 4}) {
        MadsSettings settings = settings(80, blockSize).withPollType(pollType);
        Mads mads = new Mads(settings);
        for (int n : new int[] {1, 2, 9}) {
          for (ToDoubleFunction<double[]> function : functions) {
            for (long seed = 0; seed < SEEDS; seed++) {
              Recorder recorder = new Recorder(function);
              double[] x0 = start(n);
              Bounds bounds = Bounds.around(x0, 0.8);
              MadsResult result = mads.minimize(recorder, bounds, x0, seed);
              law.accept(new Run(settings, function, bounds, recorder, result));
            }
          }
        }
      }
    }
  }

  private static MadsSettings settings(int maxEvaluations, int blockSize) {
    return MadsSettings.defaults(maxEvaluations).withBlockSize(blockSize);
  }

  private static double[] start(int n) {
    double[] x0 = new double[n];
    for (int i = 0; i < n; i++) {
      x0[i] = 0.1 * (i % 3);
    }
    return x0;
  }

  private static double sphere(double[] x) {
    return Arrays.stream(x).map(v -> (v - 0.7) * (v - 0.7)).sum();
  }

  private static double staircase(double[] x) {
    return Math.floor(5 * sphere(x)) / 5;
  }

  private static double atTheBound(double[] x) {
    return -Arrays.stream(x).sum();
  }

  private static final class Recorder implements BlackBox {
    private final ToDoubleFunction<double[]> function;
    private final List<double[]> points = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    Recorder(ToDoubleFunction<double[]> function) {
      this.function = function;
    }

    @Override
    public void evaluate(double[][] rows, int from, int to, double[] results) {
      for (int k = from; k < to; k++) {
        results[k] = function.applyAsDouble(rows[k]);
        points.add(rows[k].clone());
        values.add(results[k]);
      }
    }

    String text() {
      return points.stream().map(Arrays::toString).toList().toString();
    }
  }
}
