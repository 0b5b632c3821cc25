package org.nemadrive.trainer.comparison;

import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A sample in a few numbers. Quartiles are those of R's default, type 7.
 *
 * @param count number of values
 * @param mean arithmetic mean
 * @param deviation sample standard deviation; 0 for a single value
 * @param median middle
 * @param lowerQuartile a quarter of the values is below
 * @param upperQuartile a quarter of the values is above
 * @param minimum smallest value
 * @param maximum largest value
 */
public record Spread(
    int count,
    double mean,
    double deviation,
    double median,
    double lowerQuartile,
    double upperQuartile,
    double minimum,
    double maximum) {
  private static final double MIDDLE = 50;
  private static final double QUARTER = 25;
  private static final double THREE_QUARTERS = 75;

  /** The numbers of a sample, at least one value. */
  public static Spread of(double[] values) {
    StreamingStatistics statistics = new StreamingStatistics();
    for (double value : values) {
      statistics.addValue(value);
    }
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(values);
    return new Spread(
        values.length,
        statistics.getMean(),
        values.length > 1 ? statistics.getStandardDeviation() : 0,
        percentile.evaluate(MIDDLE),
        percentile.evaluate(QUARTER),
        percentile.evaluate(THREE_QUARTERS),
        StatUtils.min(values),
        StatUtils.max(values));
  }
}
