package org.nemadrive.mads.benchmark.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Check values computed by an independent implementation of the definitions. */
class BoxSuiteTest {
  private static final String[] NAMES = {
    "sphere", "rosenbrock", "ellipsoid", "staircase", "rastrigin"
  };
  private static final int[] DIMENSIONS = {5, 20, 49};

  private static final double[][] AT_START = {
    {2.37985048059808, 878.5964181591, 745.662293608695, 5.6, 35.8815389947289},
    {9.34852260590958, 3961.77905039567, 1841.2615124072, 31.4, 195.387826353427},
    {24.1797792808829, 10543.1570179092, 4381.52784181054, 81.4, 440.077217482068}
  };

  private static final double[][] AWAY = {
    {3.65107689569242, 328.953105476885, 2513.54544069714, 13.2, 64.5073261568832},
    {13.9829565681737, 1523.00294799042, 4764.44531936102, 52, 216.923540306988},
    {33.8920434318263, 3947.43726572261, 11853.8061343041, 113, 551.357365237546}
  };

  @Test
  void valuesAtTheStartAreThoseOfTheDefinitions() {
    for (int d = 0; d < DIMENSIONS.length; d++) {
      List<BenchmarkProblem> problems = BoxSuite.problems(DIMENSIONS[d]);
      for (int p = 0; p < NAMES.length; p++) {
        assertEquals(NAMES[p], problems.get(p).name());
        assertEquals(AT_START[d][p], problems.get(p).startValue(), 1e-12 * AT_START[d][p]);
      }
    }
  }

  @Test
  void valuesAwayFromTheStartAreThoseOfTheDefinitions() {
    for (int d = 0; d < DIMENSIONS.length; d++) {
      List<BenchmarkProblem> problems = BoxSuite.problems(DIMENSIONS[d]);
      for (int p = 0; p < NAMES.length; p++) {
        double[] x = problems.get(p).start().clone();
        for (int i = 0; i < x.length; i++) {
          x[i] += i % 2 == 0 ? 0.5 : -0.25;
        }
        double value = problems.get(p).function().applyAsDouble(x);
        assertEquals(AWAY[d][p], value, 1e-12 * AWAY[d][p], NAMES[p]);
      }
    }
  }

  @Test
  void theBoxReachesTwoFromTheStart() {
    BenchmarkProblem sphere = BoxSuite.problems(2).getFirst();
    assertEquals(sphere.start()[1] - 2, sphere.bounds().lower(1));
    assertEquals(sphere.start()[1] + 2, sphere.bounds().upper(1));
  }

  @Test
  void oneVariableIsTooFew() {
    assertThrows(IllegalArgumentException.class, () -> BoxSuite.problems(1));
  }
}
