package org.nemadrive.trainer.comparison;

import java.util.List;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * The mean and the standard deviation of several runs at the same effort. It begins where all runs
 * have a value and ends where the last of them ends: a run that has ended keeps its best genome.
 *
 * @param effort what was spent; shape (points)
 * @param mean of the runs; shape (points)
 * @param deviation sample standard deviation, 0 for a single run; shape (points)
 */
public record MeanCurve(double[] effort, double[] mean, double[] deviation) {

  /**
   * The mean of some curves.
   *
   * @param curves runs of one strategy on one task, at least one
   * @param points number of points, at least 2, spread evenly
   */
  public static MeanCurve of(List<Curve> curves, Effort effort, Measure measure, int points) {
    double begin =
        curves.stream().mapToDouble(c -> effort.of(c.rows().getFirst())).max().orElseThrow();
    double end = curves.stream().mapToDouble(c -> effort.of(c.last())).max().orElseThrow();
    double[] x = new double[points];
    double[] mean = new double[points];
    double[] deviation = new double[points];
    for (int i = 0; i < points; i++) {
      // The last point is the end itself, whatever rounding would make of it.
      x[i] = i == points - 1 ? end : begin + i * (end - begin) / (points - 1);
      StreamingStatistics values = new StreamingStatistics();
      for (Curve curve : curves) {
        values.addValue(curve.at(effort, Math.max(x[i], begin), measure));
      }
      mean[i] = values.getMean();
      deviation[i] = values.getN() > 1 ? values.getStandardDeviation() : 0;
    }
    return new MeanCurve(x, mean, deviation);
  }
}
