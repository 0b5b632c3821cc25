package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.comparison.Effort;
import org.nemadrive.trainer.comparison.MeanCurve;
import org.nemadrive.trainer.comparison.Measure;

/**
 * Food, L2 and L0 of the best genome against what was spent: mean over seeds, with a band of one
 * standard deviation to each side.
 */
public final class CurvesFigure {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 1080;
  private static final int POINTS = 240;
  private static final float BAND_OPACITY = 0.16f;
  private static final double LOG_FLOOR = 1;
  private static final double SUBPLOT_GAP = 14;
  private static final double FOOD_TICK = 6;

  private CurvesFigure() {}

  /**
   * Draws the curves of a task.
   *
   * @param comparison runs of each strategy
   * @param effort the horizontal axis
   * @param foodCount food items of the task
   * @param styleOrder all strategies in a fixed order, so that a strategy looks the same in every
   *     figure
   */
  public static Figure draw(
      Comparison comparison, Effort effort, int foodCount, List<String> styleOrder) {
    NumberAxis domain = new NumberAxis(effort.label());
    domain.setAutoRangeIncludesZero(true);
    domain.setUpperMargin(0);
    style(domain);
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(domain);
    combined.setGap(SUBPLOT_GAP);
    for (Measure measure : List.of(Measure.FOOD, Measure.L2, Measure.L0)) {
      ValueAxis range =
          measure == Measure.FOOD ? foodAxis(foodCount) : logAxis(measure, comparison);
      combined.add(subplot(comparison, effort, measure, range, styleOrder));
    }
    JFreeChart chart = new JFreeChart(null, Style.TITLE_FONT, combined, false);
    chart.setBackgroundPaint(Style.PAPER);
    chart.setPadding(new RectangleInsets(8, 8, 8, 14));
    LegendTitle legend = new LegendTitle(combined.getSubplots().get(0));
    legend.setItemFont(Style.LABEL_FONT);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setFrame(BlockBorder.NONE);
    legend.setLegendItemGraphicPadding(new RectangleInsets(4, 10, 4, 4));
    chart.addSubtitle(legend);
    return Figure.of(chart, WIDTH, HEIGHT);
  }

  private static XYPlot subplot(
      Comparison comparison,
      Effort effort,
      Measure measure,
      ValueAxis range,
      List<String> styleOrder) {
    boolean log = range instanceof LogAxis;
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(BAND_OPACITY);
    renderer.setDrawSeriesLineAsPath(true);
    for (Map.Entry<String, List<Curve>> entry : comparison.curves().entrySet()) {
      int look = Math.max(0, styleOrder.indexOf(entry.getKey()));
      int number = data.getSeriesCount();
      renderer.setSeriesPaint(number, Style.series(look));
      renderer.setSeriesFillPaint(number, Style.series(look));
      renderer.setSeriesStroke(number, Style.line(look));
      data.addSeries(
          series(entry.getKey(), MeanCurve.of(entry.getValue(), effort, measure, POINTS), log));
    }
    // Long enough a sample for the dashes to show.
    renderer.setLegendLine(new Line2D.Double(-20, 0, 20, 0));
    XYPlot plot = new XYPlot(data, null, range, renderer);
    plot.setBackgroundPaint(Style.PAPER);
    plot.setDomainGridlinePaint(Style.PALE);
    plot.setRangeGridlinePaint(Style.PALE);
    plot.setDomainGridlineStroke(new BasicStroke(0.7f));
    plot.setRangeGridlineStroke(new BasicStroke(0.7f));
    plot.setOutlinePaint(Style.INK);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  private static YIntervalSeries series(String name, MeanCurve curve, boolean log) {
    YIntervalSeries series = new YIntervalSeries(name);
    double floor = log ? LOG_FLOOR : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < curve.effort().length; i++) {
      double mean = curve.mean()[i];
      double deviation = curve.deviation()[i];
      series.add(
          curve.effort()[i],
          Math.max(mean, floor),
          Math.max(mean - deviation, floor),
          Math.max(mean + deviation, floor));
    }
    return series;
  }

  private static NumberAxis foodAxis(int foodCount) {
    NumberAxis axis = new NumberAxis(Measure.FOOD.label());
    axis.setRange(0, foodCount);
    axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(foodCount / FOOD_TICK))));
    style(axis);
    return axis;
  }

  /** From 1 to the power of ten above all that is drawn, a tick for each power. */
  private static LogAxis logAxis(Measure measure, Comparison comparison) {
    LogAxis axis = new LogAxis(measure.label());
    double largest =
        comparison.curves().values().stream()
            .flatMap(List::stream)
            .flatMap(curve -> curve.rows().stream())
            .mapToDouble(measure::of)
            .max()
            .orElse(1);
    axis.setRange(LOG_FLOOR, Math.pow(10, Math.max(1, Math.ceil(Math.log10(largest) + 0.05))));
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new DecimalFormat("#,##0"));
    axis.setMinorTickCount(9);
    axis.setMinorTickMarksVisible(true);
    style(axis);
    return axis;
  }

  private static void style(ValueAxis axis) {
    axis.setLabelFont(Style.LABEL_FONT);
    axis.setTickLabelFont(Style.TICK_FONT);
    axis.setLabelPaint(Style.INK);
    axis.setTickLabelPaint(Style.INK);
  }
}
