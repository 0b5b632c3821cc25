package org.nemadrive.mads.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nemadrive.mads.BlackBox;
import org.nemadrive.mads.KnownPoint;
import org.nemadrive.mads.Mads;
import org.nemadrive.mads.MadsResult;
import org.nemadrive.mads.MadsSettings;
import org.nemadrive.mads.MadsStatistics;
import org.nemadrive.mads.mesh.Bounds;

class SearchStepsTest {
  @Test
  void theQuadraticSearchJumpsToTheMinimumOfAQuadratic() {
    for (long seed = 0; seed < 20; seed++) {
      ToDoubleFunction<double[]> bowl =
          x -> 3 * (x[0] - 0.4) * (x[0] - 0.4) + (x[0] - x[1]) * (x[0] - x[1]);
      List<KnownPoint> known = new ArrayList<>();
      for (double[] x :
          new double[][] {{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {0.5, -0.5}}) {
        known.add(new KnownPoint(x, bowl.applyAsDouble(x)));
      }
      MadsResult result = run(bowl, 2, 1, known, new QuadraticSearch.Parameters(), seed);
      assertEquals(1, result.evaluations());
      // The mesh of four digits below the frame of 1 rounds the point to 1e-4.
      assertEquals(0, result.f(), 1e-7);
    }
  }

  @Test
  void theSweepProbesEveryAxisOnceAndGoesOnFromEverySuccess() {
    List<double[]> points = new ArrayList<>();
    MadsSettings settings =
        MadsSettings.first(9)
            .withInitialFrameSize(1)
            .withSearchSteps(SearchSteps.of(new SweepSearch.Parameters()));
    new Mads(settings)
        .minimize(
            (rows, from, to, values) -> {
              points.add(rows[from].clone());
              values[from] = points.size();
            },
            Bounds.unbounded(8),
            new double[8],
            5);
    int[] moved = new int[8];
    for (double[] point : points.subList(1, 9)) {
      for (int i = 0; i < 8; i++) {
        moved[i] += point[i] == 0 ? 0 : 1;
      }
    }
    assertTrue(Arrays.stream(moved).allMatch(m -> m == 1), Arrays.toString(moved));
  }

  @Test
  void aSweepWithASuccessLeavesTheRestOfTheBudget() {
    MadsResult result =
        run(
            x -> -Arrays.stream(x).sum(),
            40,
            20,
            List.of(),
            new SweepSearch.Parameters(0.7, SweepSearch.Directions.HOUSEHOLDER),
            1);
    // 19 evaluations are left after the start: ceil(0.7 * 19) = 14.
    assertEquals(14, evaluations(result, "sweep"));
    assertEquals(5, evaluations(result, MadsStatistics.POLL));
  }

  @Test
  void aSweepThatFindsNothingGoesOn() {
    MadsResult result =
        run(x -> Arrays.stream(x).map(Math::abs).sum(), 40, 20, List.of(), sweep(), 1);
    assertEquals(19, evaluations(result, "sweep"));
  }

  @Test
  void theSpeculativeSearchDoublesItsStepWhileItImproves() {
    List<Double> tried = new ArrayList<>();
    MadsSettings settings =
        MadsSettings.first(7)
            .withInitialFrameSize(1)
            .withSearchSteps(SearchSteps.of(new SpeculativeSearch.Parameters()));
    double[] x0 = {0};
    new Mads(settings)
        .minimize(
            (rows, from, to, values) -> {
              tried.add(rows[from][0]);
              values[from] = Math.abs(rows[from][0] - 14.6);
            },
            Bounds.unbounded(1),
            x0,
            upSeed());
    // The poll succeeds with 1; from there steps of 1, 2, 4, 8 lead to 2, 4, 8, 16; 16 is better
    // still, the next, 32, is not.
    assertEquals(List.of(0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0), tried);
  }

  /** A seed whose first poll direction in one dimension is upwards. */
  private static long upSeed() {
    for (long seed = 0; seed < 100; seed++) {
      double[] first = {0};
      new Mads(MadsSettings.first(2))
          .minimize(
              (rows, from, to, values) -> first[0] = rows[from][0],
              Bounds.unbounded(1),
              new double[1],
              seed);
      if (first[0] > 0) {
        return seed;
      }
    }
    throw new AssertionError("no seed goes up");
  }

  @Test
  void nelderMeadFollowsTheTextbookOnThreeKnownPoints() {
    // Vertices (0,0), (1,0), (0,1) with f = x + 2y + 10 |y - x|: best first 0, 11, 12.
    ToDoubleFunction<double[]> f = x -> x[0] + 2 * x[1] + 10 * Math.abs(x[1] - x[0]);
    List<KnownPoint> known = new ArrayList<>();
    for (double[] x : new double[][] {{0, 0}, {1, 0}, {0, 1}}) {
      known.add(new KnownPoint(x, f.applyAsDouble(x)));
    }
    List<String> tried = new ArrayList<>();
    MadsSettings settings =
        MadsSettings.first(2)
            .withInitialFrameSize(1)
            .withMeshDigits(4)
            .withSearchSteps(SearchSteps.of(new NelderMeadSearch.Parameters(20, 10, 5)));
    new Mads(settings)
        .minimize(
            (rows, from, to, values) -> {
              tried.add(rows[from][0] + " " + rows[from][1]);
              values[from] = f.applyAsDouble(rows[from]);
            },
            Bounds.unbounded(2),
            new double[2],
            known,
            1);
    // Centroid of the two best (0.5, 0). Reflection (1, -1) has 19, no better than the worst, so
    // the contraction inside follows: (0.25, 0.5) with 1.25 + 2.5 = 3.75.
    assertEquals(List.of("1.0 -1.0", "0.25 0.5"), tried);
  }

  @Test
  void theScanFindsAValleyThatEveryOtherStepMisses() {
    // A broad bowl around 0 and a pit of width 0.5 at (1.5, 0).
    ToDoubleFunction<double[]> f =
        x -> {
          double pit = Math.max(0, 1 - Math.hypot(x[0] - 1.5, x[1]) / 0.25);
          return x[0] * x[0] + x[1] * x[1] - 10 * pit;
        };
    int found = 0;
    for (long seed = 0; seed < 10; seed++) {
      double[] x0 = {-0.9, 0.7};
      MadsResult result =
          new Mads(MadsSettings.defaults(600)).minimize(box(f), Bounds.around(x0, 3), x0, seed);
      found += result.f() < -5 ? 1 : 0;
      assertTrue(evaluations(result, "scan") > 0);
    }
    assertTrue(found >= 9, found + " of 10");
  }

  @Test
  void everyStepCanBeLeftOutByItsName() {
    MadsSettings settings = MadsSettings.defaults(300);
    SearchSteps all = settings.searchSteps();
    assertEquals("speculative+quadratic+sweep+nelder-mead+scan", all.toString());
    for (String name : all.names()) {
      MadsResult result =
          new Mads(settings.withSearchSteps(all.without(name)))
              .minimize(
                  box(x -> x[0] * x[0] + x[1] * x[1]), Bounds.unbounded(2), new double[] {3, 4}, 1);
      assertTrue(result.statistics().steps().stream().noneMatch(s -> s.name().equals(name)), name);
      assertTrue(result.f() < 1e-3, name + " " + result.f());
    }
  }

  @Test
  void searchStepsAreReadByTheirNames() {
    assertEquals(
        SearchSteps.of(new SparseSearch.Parameters(), new SpeculativeSearch.Parameters()),
        SearchSteps.valueOf("sparse+speculative"));
    assertEquals(SearchSteps.NONE, SearchSteps.valueOf("none"));
    assertEquals("none", SearchSteps.NONE.toString());
    assertRefused(() -> SearchSteps.valueOf("sparse+wisdom"));
    assertRefused(() -> SearchSteps.valueOf("sparse+sparse"));
    assertRefused(() -> SearchSteps.NONE.without("sparse"));
  }

  @Test
  void aSparseTrialDrawsOneToThreeVariablesAnywhereInTheBox() {
    int[] drawn = new int[4];
    int[] fifths = new int[5];
    for (long seed = 0; seed < 200; seed++) {
      List<double[]> trials = new ArrayList<>();
      MadsSettings settings =
          MadsSettings.first(13)
              .withInitialFrameSize(1)
              .withSearchSteps(SearchSteps.of(new SparseSearch.Parameters()));
      new Mads(settings)
          .minimize(
              (rows, from, to, values) -> {
                trials.add(rows[from].clone());
                values[from] = trials.size();
              },
              Bounds.around(new double[20], 2),
              new double[20],
              seed);
      for (double[] trial : trials.subList(1, 13)) {
        double[] moved = Arrays.stream(trial).filter(x -> x != 0).toArray();
        if (moved.length <= 3) {
          drawn[moved.length]++;
          Arrays.stream(moved).forEach(x -> fifths[Math.min(4, (int) ((x + 2) / 0.8))]++);
        }
      }
    }
    // 2,400 trials: 800 of each number of variables, but for draws that the mesh of 0.1 rounds to
    // the old value (1 in 40), in whose stead the poll gets an evaluation; 4,800 draws: 960 in each
    // fifth of the box. Within 5 deviations.
    for (int count = 1; count <= 3; count++) {
      assertEquals(800, drawn[count], 160, Arrays.toString(drawn));
    }
    for (int fifth : fifths) {
      assertEquals(940, fifth, 140, Arrays.toString(fifths));
    }
  }

  @Test
  void aSparseSuccessEndsTheIterationAndAFailureLeavesItToThePoll() {
    ToDoubleFunction<double[]> lower = x -> -Math.abs(x[0]);
    var steps = run(lower, 1, 3, List.of(), new SparseSearch.Parameters(4, 1, 1), 1);
    assertEquals(2, evaluations(steps, "sparse"));
    assertEquals(0, evaluations(steps, MadsStatistics.POLL));
    ToDoubleFunction<double[]> higher = x -> Arrays.stream(x).map(Math::abs).sum();
    var failing = run(higher, 20, 10, List.of(), new SparseSearch.Parameters(4, 2, 1), 1);
    assertEquals(4, evaluations(failing, "sparse"));
    assertEquals(5, evaluations(failing, MadsStatistics.POLL));
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertRefused(() -> new SparseSearch.Parameters(0, 1, 1));
    assertRefused(() -> new SparseSearch.Parameters(1, 0, 1));
    assertRefused(() -> new SparseSearch.Parameters(1, 1, 0));
    assertRefused(() -> new QuadraticSearch.Parameters(0, 1, 1));
    assertRefused(() -> new QuadraticSearch.Parameters(1, 0, 1));
    assertRefused(() -> new QuadraticSearch.Parameters(1, 1, 0));
    assertRefused(() -> new SweepSearch.Parameters(0, SweepSearch.Directions.COORDINATE));
    assertRefused(() -> new SpeculativeSearch.Parameters(-1));
    assertRefused(() -> new NelderMeadSearch.Parameters(5, 0.5, 1));
    assertRefused(() -> new ScanSearch.Parameters(2, 1));
  }

  private static void assertRefused(Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains("allowed"), message);
  }

  private static SearchStep.Parameters sweep() {
    return new SweepSearch.Parameters();
  }

  private static MadsResult run(
      ToDoubleFunction<double[]> f,
      int n,
      int budget,
      List<KnownPoint> known,
      SearchStep.Parameters step,
      long seed) {
    MadsSettings settings =
        MadsSettings.first(budget)
            .withInitialFrameSize(1)
            .withMeshDigits(4)
            .withSearchSteps(SearchSteps.of(step));
    return new Mads(settings).minimize(box(f), Bounds.unbounded(n), new double[n], known, seed);
  }

  private static BlackBox box(ToDoubleFunction<double[]> f) {
    return (points, from, to, values) -> {
      for (int k = from; k < to; k++) {
        values[k] = f.applyAsDouble(points[k]);
      }
    };
  }

  private static int evaluations(MadsResult result, String name) {
    return result.statistics().steps().stream()
        .filter(s -> s.name().equals(name))
        .mapToInt(MadsStatistics.Step::evaluations)
        .sum();
  }
}
