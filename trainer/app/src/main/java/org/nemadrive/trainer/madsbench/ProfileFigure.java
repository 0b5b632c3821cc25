package org.nemadrive.trainer.madsbench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.nemadrive.mads.benchmark.BenchmarkRun;
import org.nemadrive.mads.benchmark.BenchmarkSuite;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.Style;

/**
 * Data profiles (Moré and Wild 2009, Eq. 2.8): the part of runs that have solved their problem
 * within a budget, against the budget, one curve a tolerance; a reference is drawn as points.
 */
final class ProfileFigure {
  private static final double ASPECT_RATIO = 1.6;
  private static final float LINE_WIDTH = 1.8f;

  /** Room for points on the outer edges. */
  private static final double MARGIN = 1.02;

  private static final Shape POINT = new Ellipse2D.Double(-4, -4, 8, 8);

  private static final List<Color> COLOURS =
      List.of(Style.series(1), Style.series(0), Style.series(2));

  private ProfileFigure() {}

  /**
   * Draws the profiles.
   *
   * @param tolerances at most as many as there are colours, three
   * @param reference results of another optimizer on the same suite, or null
   */
  static Figure draw(
      BenchmarkSuite suite,
      List<BenchmarkRun> runs,
      double[] tolerances,
      ResultTable reference,
      String referenceName) {
    NumberAxis budget = new NumberAxis("budget, " + suite.unit().label());
    budget.setRange(0, MARGIN * suite.budget());
    NumberAxis part = new NumberAxis("part of runs solved");
    part.setRange(0, MARGIN);
    XYPlot plot = new XYPlot(null, budget, part, null);
    plot.setBackgroundPaint(Style.PAPER);
    plot.setDomainGridlinePaint(Style.PALE);
    plot.setRangeGridlinePaint(Style.PALE);
    plot.setDataset(0, profiles(suite, runs, tolerances));
    XYLineAndShapeRenderer steps = new XYLineAndShapeRenderer(true, false);
    steps.setDrawSeriesLineAsPath(true);
    plot.setRenderer(0, steps);
    XYLineAndShapeRenderer points = new XYLineAndShapeRenderer(false, true);
    plot.setRenderer(1, points);
    for (int i = 0; i < tolerances.length; i++) {
      steps.setSeriesPaint(i, COLOURS.get(i));
      steps.setSeriesStroke(i, new BasicStroke(LINE_WIDTH));
      points.setSeriesPaint(i, COLOURS.get(i));
      points.setSeriesShape(i, POINT);
    }
    if (reference != null) {
      plot.setDataset(1, points(tolerances, reference, referenceName));
    }
    JFreeChart chart = new JFreeChart(plot);
    chart.setTitle("Data profiles, " + suite.name());
    chart.setBackgroundPaint(Style.PAPER);
    return Figure.of(chart, ASPECT_RATIO);
  }

  private static XYSeriesCollection profiles(
      BenchmarkSuite suite, List<BenchmarkRun> runs, double[] tolerances) {
    XYSeriesCollection dataset = new XYSeriesCollection();
    for (double tolerance : tolerances) {
      double[] solvedAt =
          runs.stream().mapToDouble(r -> r.unitsUntilSolved(tolerance)).sorted().toArray();
      XYSeries series = new XYSeries(label("MADS", tolerance), false);
      series.add(0, 0);
      int solved = 0;
      while (solved < solvedAt.length && solvedAt[solved] <= suite.budget()) {
        series.add(solvedAt[solved], (double) solved / solvedAt.length);
        solved++;
        series.add(solvedAt[solved - 1], (double) solved / solvedAt.length);
      }
      series.add(suite.budget(), (double) solved / solvedAt.length);
      dataset.addSeries(series);
    }
    return dataset;
  }

  private static XYSeriesCollection points(
      double[] tolerances, ResultTable reference, String referenceName) {
    XYSeriesCollection dataset = new XYSeriesCollection();
    for (double tolerance : tolerances) {
      XYSeries series = new XYSeries(label(referenceName, tolerance));
      Arrays.stream(reference.checkpoints())
          .forEach(c -> series.add(c, reference.solved(c, tolerance)));
      dataset.addSeries(series);
    }
    return dataset;
  }

  private static String label(String optimizer, double tolerance) {
    return String.format(Locale.ROOT, "%s, to %.0e", optimizer, tolerance);
  }
}
