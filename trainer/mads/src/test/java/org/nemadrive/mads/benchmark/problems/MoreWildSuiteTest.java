package org.nemadrive.mads.benchmark.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoreWildSuiteTest {
  /**
   * Values at the start as published with the problems, six digits (POptUS/BenDFO, testout.dat).
   */
  private static final double[] SMOOTH = {
    72.0,
    1125.0,
    11654200.0,
    1168590000.0,
    4989200.0,
    500936000.0,
    24.2,
    1795770.0,
    2500.0,
    10600.0,
    215.0,
    1615400.0,
    400.5,
    154575000.0,
    41.6817,
    1306.23,
    0.00531317,
    1693610000.0,
    16.4308,
    2323370.0,
    26.9042,
    8158880.0,
    73.6782,
    20593800.0,
    1031.15,
    4171.31,
    7926690.0,
    308106000000.0,
    0.0464282,
    0.0337706,
    0.0386177,
    0.028883,
    0.0337633,
    0.0267406,
    273.248,
    16.1741,
    2.09342,
    199.685,
    904.0,
    1356.0,
    1582.0,
    1808.0,
    56.5,
    70.5625,
    98.6875,
    2539080000.0,
    6873800000000.0,
    3367960000.0,
    3735130000.0,
    3991070000.0,
    11300100000000.0,
    9.38567,
    33658200000.0
  };

  private static final double[] NONDIFF = {
    54.0,
    225.0,
    17605.0,
    176365.0,
    11189.0,
    112169.0,
    6.6,
    1353.0,
    50.0,
    140.0,
    22.8852,
    1457.27,
    24.0,
    17376.0,
    21.8829,
    139.339,
    0.195153,
    133046.0,
    15.8545,
    5427.67,
    22.4125,
    8544.58,
    34.3398,
    11897.8,
    99.1512,
    120.588,
    11303.8,
    2412780.0,
    0.329087,
    0.275893,
    0.346953,
    0.291449,
    0.353857,
    0.316982,
    50.499,
    16.3733,
    9.60594,
    54.9148,
    64.0,
    96.0,
    112.0,
    128.0,
    15.5,
    19.25,
    26.75,
    112235.0,
    5839040.0,
    162440.0,
    190072.0,
    213528.0,
    11340500.0,
    4.92225,
    264839.0
  };

  private static final double[] WILD3 = {
    71.9428,
    1124.05,
    11644300.0,
    1167710000.0,
    4984940.0,
    500558000.0,
    24.1953,
    1794070.0,
    2502.15,
    10590.9,
    215.057,
    1615250.0,
    400.899,
    154489000.0,
    41.6979,
    1305.79,
    0.00531185,
    1693380000.0,
    16.4338,
    2323920.0,
    26.9298,
    8160610.0,
    73.6733,
    20575900.0,
    1031.65,
    4175.13,
    7929370.0,
    308386000000.0,
    0.0463839,
    0.033788,
    0.038656,
    0.0288622,
    0.0337317,
    0.0267299,
    273.508,
    16.1588,
    2.09278,
    199.878,
    903.152,
    1354.66,
    1580.97,
    1808.85,
    56.5201,
    70.5752,
    98.7522,
    2537620000.0,
    6874170000000.0,
    3365900000.0,
    3737260000.0,
    3987120000.0,
    11299700000000.0,
    9.3797,
    33634100000.0
  };

  @Test
  void smoothValuesAtTheStartAreThePublishedOnes() {
    assertPublished(MoreWildVariant.SMOOTH, SMOOTH);
  }

  @Test
  void nondiffValuesAtTheStartAreThePublishedOnes() {
    assertPublished(MoreWildVariant.NONDIFF, NONDIFF);
  }

  @Test
  void wild3ValuesAtTheStartAreThePublishedOnes() {
    assertPublished(MoreWildVariant.WILD3, WILD3);
  }

  private static void assertPublished(MoreWildVariant variant, double[] published) {
    List<BenchmarkProblem> problems = MoreWildSuite.problems(variant);
    assertEquals(53, problems.size());
    for (int p = 0; p < published.length; p++) {
      double value = problems.get(p).startValue();
      assertEquals(published[p], value, 5.1e-6 * published[p], variant + " " + (p + 1));
    }
  }

  @Test
  void publishedMinimaAreZerosOfTheResiduals() {
    // Minimisers from More, Garbow and Hillstrom (1981); problem numbers of the 53.
    assertSmoothZero(7, 1, 1);
    assertSmoothZero(9, 1, 0, 0);
    assertSmoothZero(11, 0, 0, 0, 0);
    assertSmoothZero(13, 5, 4);
    assertSmoothZero(25, 1, 10, 1);
    assertSmoothZero(35, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertSmoothZero(43, 1, 1, 1, 1, 1);
  }

  private static void assertSmoothZero(int problem, double... x) {
    BenchmarkProblem p = MoreWildSuite.problems(MoreWildVariant.SMOOTH).get(problem - 1);
    assertEquals(0, p.function().applyAsDouble(x), 1e-25, "problem " + problem);
  }

  @Test
  void publishedResidualsAreReachedAtPublishedMinimisers() {
    // Kowalik-Osborne, Brown-Dennis, Osborne 1 (1981), minimisers to six digits.
    assertSmooth(17, 3.07505e-4, 0.192807, 0.191282, 0.123056, 0.136062);
    assertSmooth(27, 85822.2, -11.5944, 13.2036, -0.403439, 0.236779);
    assertSmooth(36, 5.46489e-5, 0.375410, 1.93585, -1.46469, 0.0128675, 0.0221227);
  }

  private static void assertSmooth(int problem, double value, double... x) {
    BenchmarkProblem p = MoreWildSuite.problems(MoreWildVariant.SMOOTH).get(problem - 1);
    assertEquals(value, p.function().applyAsDouble(x), 1e-3 * value, "problem " + problem);
  }

  @Test
  void noProblemStartsBelowItsBestKnownValue() {
    for (MoreWildVariant variant : MoreWildVariant.values()) {
      for (BenchmarkProblem problem : MoreWildSuite.problems(variant)) {
        assertTrue(problem.startValue() > problem.bestKnown(), problem.name());
      }
    }
  }

  @Test
  void unknownFunctionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MoreWildFunctions.byNumber(23));
    assertThrows(IllegalArgumentException.class, () -> MoreWildStarts.standardStart(0, 2));
  }
}
