package org.nemadrive.trainer.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.util.MathArrays;

/**
 * How two strategies differ in one measure.
 *
 * @param first name of the first
 * @param second name of the second
 * @param pValue two-sided Mann-Whitney U test: exact for small samples without ties, else the
 *     normal approximation corrected for ties
 * @param correctedPValue the same after Holm's step-down correction (1979) for all pairs
 * @param effectSize A12 of Vargha and Delaney (2000): the probability that a run of the first ends
 *     with a larger number than one of the second, ties counting half; 0.5 is no difference
 */
public record Difference(
    String first, String second, double pValue, double correctedPValue, double effectSize) {

  /**
   * Compares every pair.
   *
   * @param samples a sample for each strategy, at least one value, in the order to compare in
   */
  public static List<Difference> ofAllPairs(Map<String, double[]> samples) {
    List<String> names = List.copyOf(samples.keySet());
    List<Difference> uncorrected = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double[] x = samples.get(names.get(i));
        double[] y = samples.get(names.get(j));
        uncorrected.add(
            new Difference(names.get(i), names.get(j), pValue(x, y), Double.NaN, effectSize(x, y)));
      }
    }
    double[] corrected = holm(uncorrected.stream().mapToDouble(Difference::pValue).toArray());
    List<Difference> differences = new ArrayList<>();
    for (int k = 0; k < corrected.length; k++) {
      Difference d = uncorrected.get(k);
      differences.add(new Difference(d.first, d.second, d.pValue, corrected[k], d.effectSize));
    }
    return differences;
  }

  private static double pValue(double[] x, double[] y) {
    double p = new MannWhitneyUTest().mannWhitneyUTest(x, y);
    // Samples that are all one value have no variance to test with, and no difference.
    return Double.isNaN(p) ? 1 : Math.min(p, 1);
  }

  /** Eq. 14 of Vargha and Delaney: (R1 / m - (m + 1) / 2) / n. */
  static double effectSize(double[] x, double[] y) {
    double[] ranks = new NaturalRanking().rank(MathArrays.concatenate(x, y));
    double rankSum = IntStream.range(0, x.length).mapToDouble(i -> ranks[i]).sum();
    return (rankSum / x.length - (x.length + 1) / 2.0) / y.length;
  }

  /** Holm's correction: the k-th smallest of m times (m - k + 1), never falling, at most 1. */
  static double[] holm(double[] pValues) {
    List<Integer> ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    double[] corrected = new double[pValues.length];
    double largest = 0;
    for (int k = 0; k < corrected.length; k++) {
      int i = ascending.get(k);
      largest = Math.max(largest, Math.min(1, (corrected.length - k) * pValues[i]));
      corrected[i] = largest;
    }
    return corrected;
  }
}
