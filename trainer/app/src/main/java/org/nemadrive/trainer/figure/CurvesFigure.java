package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
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
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
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
  private static final int PANEL_WIDTH = 370;
  private static final int PANEL_HEIGHT = 280;
  private static final double END_VALUES_WIDTH = 62;
  private static final double END_VALUE_HEIGHT = 13;
  private static final List<Measure> MEASURES = List.of(Measure.FOOD, Measure.L2, Measure.L0);
  private static final int POINTS = 240;
  private static final float BAND_OPACITY = 0.16f;
  private static final double LOG_FLOOR = 1;
  private static final double SUBPLOT_GAP = 14;
  private static final double FOOD_TICK = 6;

  private CurvesFigure() {}

  /**
   * Draws the curves of a task, one below the other.
   *
   * @param comparison runs of each strategy
   * @param effort the horizontal axis
   * @param foodCount food items of the task
   * @param styleOrder all strategies in a fixed order, so that a strategy looks the same in every
   *     figure
   */
  public static Figure draw(
      Comparison comparison, Effort effort, int foodCount, List<String> styleOrder) {
    return draw(MEASURES, comparison, effort, foodCount, styleOrder, WIDTH, HEIGHT);
  }

  /** The same curves, each a figure of its own that stays legible on a telephone. */
  public static List<Figure> panels(
      Comparison comparison, Effort effort, int foodCount, List<String> styleOrder) {
    return MEASURES.stream()
        .map(
            measure ->
                draw(
                    List.of(measure),
                    comparison,
                    effort,
                    foodCount,
                    styleOrder,
                    PANEL_WIDTH,
                    PANEL_HEIGHT))
        .toList();
  }

  private static Figure draw(
      List<Measure> measures,
      Comparison comparison,
      Effort effort,
      int foodCount,
      List<String> styleOrder,
      int width,
      int height) {
    NumberAxis domain = new NumberAxis(effort.label());
    domain.setAutoRangeIncludesZero(true);
    domain.setUpperMargin(0);
    style(domain);
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(domain);
    combined.setGap(SUBPLOT_GAP);
    for (Measure measure : measures) {
      ValueAxis range =
          measure == Measure.FOOD ? foodAxis(foodCount) : logAxis(measure, comparison);
      combined.add(subplot(comparison, effort, measure, range, styleOrder));
    }
    JFreeChart chart = new JFreeChart(null, Style.TITLE_FONT, combined, false);
    chart.setBackgroundPaint(Style.PAPER);
    chart.setPadding(new RectangleInsets(8, 8, 8, END_VALUES_WIDTH));
    LegendTitle legend = new LegendTitle(combined.getSubplots().get(0));
    legend.setItemFont(Style.LABEL_FONT);
    legend.setItemPaint(Style.INK);
    legend.setBackgroundPaint(Style.PAPER);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setFrame(BlockBorder.NONE);
    legend.setLegendItemGraphicPadding(new RectangleInsets(4, 10, 4, 4));
    chart.addSubtitle(legend);
    TextTitle whatIsDrawn = new TextTitle(whatIsDrawn(comparison), Style.TICK_FONT);
    whatIsDrawn.setPaint(Style.INK);
    whatIsDrawn.setPosition(RectangleEdge.BOTTOM);
    chart.addSubtitle(whatIsDrawn);
    return new Figure(
        width,
        height,
        graphics -> {
          ChartRenderingInfo info = new ChartRenderingInfo();
          chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
          for (int i = 0; i < measures.size(); i++) {
            writeEndValues(
                graphics,
                combined.getSubplots().get(i),
                info.getPlotInfo().getSubplotInfo(i).getDataArea());
          }
        });
  }

  /** How many runs a line stands for, and what the band around it is. */
  public static String whatIsDrawn(Comparison comparison) {
    int least = comparison.curves().values().stream().mapToInt(List::size).min().orElseThrow();
    int most = comparison.curves().values().stream().mapToInt(List::size).max().orElseThrow();
    if (most == 1) {
      return "n = 1 run a line";
    }
    return "mean of n = %s runs a line; band: one standard deviation to each side"
        .formatted(least == most ? Integer.toString(most) : least + " to " + most);
  }

  /** The last value of each line at its end, moved apart where they would cover each other. */
  private static void writeEndValues(Graphics2D graphics, XYPlot plot, Rectangle2D area) {
    XYDataset data = plot.getDataset();
    double[] places = new double[data.getSeriesCount()];
    for (int series = 0; series < places.length; series++) {
      double value = data.getYValue(series, data.getItemCount(series) - 1);
      places[series] = plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
    }
    List<Integer> downwards =
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparingDouble(series -> places[series]))
            .toList();
    double free = Double.NEGATIVE_INFINITY;
    graphics.setFont(Style.TICK_FONT);
    for (int series : downwards) {
      double y = Math.max(places[series], free);
      free = y + END_VALUE_HEIGHT;
      graphics.setPaint(plot.getRenderer().getSeriesPaint(series));
      double value = data.getYValue(series, data.getItemCount(series) - 1);
      graphics.drawString(
          String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value),
          (float) area.getMaxX() + 5,
          (float) y + 4);
    }
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
    YIntervalSeries series = new YIntervalSeries(name, false, true);
    double floor = log ? LOG_FLOOR : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < curve.effort().length; i++) {
      // The best genome is the best until a better one is found: steps, not ramps.
      if (i > 0) {
        add(series, curve.effort()[i], curve.mean()[i - 1], curve.deviation()[i - 1], floor);
      }
      add(series, curve.effort()[i], curve.mean()[i], curve.deviation()[i], floor);
    }
    return series;
  }

  private static void add(
      YIntervalSeries series, double effort, double mean, double deviation, double floor) {
    series.add(
        effort,
        Math.max(mean, floor),
        Math.max(mean - deviation, floor),
        Math.max(mean + deviation, floor));
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
    axis.setAxisLinePaint(Style.INK);
    axis.setTickMarkPaint(Style.INK);
  }
}
