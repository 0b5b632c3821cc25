package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
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

/** What figures of curves share: axes, lines with their bands, and the values at their ends. */
final class CurvePlot {
  /** Room right of a plot for the values at the lines' ends. */
  static final double END_VALUES_WIDTH = 62;

  private static final double END_VALUE_HEIGHT = 13;
  private static final int POINTS = 240;
  private static final float BAND_OPACITY = 0.16f;
  private static final double LOG_FLOOR = 1;
  private static final double FOOD_TICK = 6;

  /** So that the line of who eats all is seen apart from the frame. */
  private static final double ABOVE_ALL_FOOD = 1.02;

  private CurvePlot() {}

  /** A chart of several plots, with the last value of each line at its end. */
  static Figure figure(JFreeChart chart, List<XYPlot> plots, int width, int height) {
    return new Figure(
        width,
        height,
        graphics -> {
          ChartRenderingInfo info = new ChartRenderingInfo();
          chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
          for (int i = 0; i < plots.size(); i++) {
            writeEndValues(
                graphics, plots.get(i), info.getPlotInfo().getSubplotInfo(i).getDataArea());
          }
        });
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

  /**
   * The lines of all strategies.
   *
   * @param domain axis of what was spent; null if plots share one
   * @param range axis of what was won; null if plots share one
   */
  static XYPlot of(
      Comparison comparison,
      Effort effort,
      Measure measure,
      ValueAxis domain,
      ValueAxis range,
      List<String> styleOrder) {
    boolean log = range instanceof LogAxis;
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = renderer();
    for (Map.Entry<String, List<Curve>> entry : comparison.curves().entrySet()) {
      int look = Math.max(0, styleOrder.indexOf(entry.getKey()));
      int number = data.getSeriesCount();
      renderer.setSeriesPaint(number, Style.series(look));
      renderer.setSeriesFillPaint(number, Style.series(look));
      renderer.setSeriesStroke(number, Style.line(look));
      data.addSeries(
          series(entry.getKey(), MeanCurve.of(entry.getValue(), effort, measure, POINTS), log));
    }
    XYPlot plot = new XYPlot(data, domain, range, renderer);
    style(plot, renderer);
    return plot;
  }

  /** Gives a plot of lines its colours. */
  static void style(XYPlot plot, DeviationRenderer renderer) {
    // Long enough a sample for the dashes to show.
    renderer.setLegendLine(new Line2D.Double(-20, 0, 20, 0));
    plot.setBackgroundPaint(Style.PAPER);
    plot.setDomainGridlinePaint(Style.PALE);
    plot.setRangeGridlinePaint(Style.PALE);
    plot.setDomainGridlineStroke(new BasicStroke(0.7f));
    plot.setRangeGridlineStroke(new BasicStroke(0.7f));
    plot.setOutlinePaint(Style.INK);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  /** Draws lines with pale bands around them. */
  static DeviationRenderer renderer() {
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(BAND_OPACITY);
    renderer.setDrawSeriesLineAsPath(true);
    return renderer;
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

  /** From nothing to all that was spent; large numbers in thousands or millions. */
  static NumberAxis effortAxis(Effort effort) {
    NumberAxis axis = new NumberAxis(effort.label());
    axis.setAutoRangeIncludesZero(true);
    axis.setUpperMargin(0);
    axis.setNumberFormatOverride(new ShortNumbers());
    style(axis);
    return axis;
  }

  /** From nothing to all food. */
  static NumberAxis foodAxis(int foodCount) {
    NumberAxis axis = new NumberAxis(Measure.FOOD.label());
    axis.setRange(0, foodCount * ABOVE_ALL_FOOD);
    axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(foodCount / FOOD_TICK))));
    style(axis);
    return axis;
  }

  /** A chart on paper with room at its right; what its lines are stands below. */
  static JFreeChart chart(Plot plot, LegendItemSource lines, String below) {
    JFreeChart chart = new JFreeChart(null, Style.TITLE_FONT, plot, false);
    chart.setBackgroundPaint(Style.PAPER);
    chart.setPadding(new RectangleInsets(8, 8, 8, END_VALUES_WIDTH));
    LegendTitle legend = new LegendTitle(lines);
    legend.setItemFont(Style.LABEL_FONT);
    legend.setItemPaint(Style.INK);
    legend.setBackgroundPaint(Style.PAPER);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setFrame(BlockBorder.NONE);
    legend.setLegendItemGraphicPadding(new RectangleInsets(4, 10, 4, 4));
    chart.addSubtitle(legend);
    TextTitle text = new TextTitle(below, Style.TICK_FONT);
    text.setPaint(Style.INK);
    text.setPosition(RectangleEdge.BOTTOM);
    chart.addSubtitle(text);
    return chart;
  }

  /** From 1 to the power of ten above all that is drawn, a tick for each power. */
  static LogAxis logAxis(Measure measure, Comparison comparison) {
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

  /** Gives an axis its letters and colours. */
  static void style(ValueAxis axis) {
    axis.setLabelFont(Style.LABEL_FONT);
    axis.setTickLabelFont(Style.TICK_FONT);
    axis.setLabelPaint(Style.INK);
    axis.setTickLabelPaint(Style.INK);
    axis.setAxisLinePaint(Style.INK);
    axis.setTickMarkPaint(Style.INK);
  }

  /** 250, 40k, 1.5M: as budgets are written on the command line. */
  private static final class ShortNumbers extends DecimalFormat {
    private static final long serialVersionUID = 1L;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    ShortNumbers() {
      super("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    @Override
    public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
      if (number >= MILLION) {
        return super.format(number / MILLION, into, position).append('M');
      }
      return number >= THOUSAND
          ? super.format(number / THOUSAND, into, position).append('k')
          : super.format(number, into, position);
    }
  }
}
