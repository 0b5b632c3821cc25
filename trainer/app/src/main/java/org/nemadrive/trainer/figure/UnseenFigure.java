package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.nemadrive.trainer.comparison.Spread;

/**
 * Food eaten on layouts that no training saw, over the number of layouts that it did see: mean over
 * seeds with a band of one standard deviation to each side, and what worms are held against as
 * horizontal lines.
 */
public final class UnseenFigure {
  private static final int PANEL_WIDTH = 470;
  private static final int HEIGHT = 470;
  private static final int PAGE_WIDTH = 370;
  private static final int PAGE_HEIGHT = 360;
  private static final double POINT = 7;
  private static final double ROOM_RIGHT = 1.4;

  /** For the names of the yardsticks; with twice, the axis would begin at half a layout. */
  private static final double ROOM_LEFT = 1.95;

  private UnseenFigure() {}

  /**
   * Worms on layouts of one kind.
   *
   * @param layouts what kind, for people
   * @param food of each strategy, by the number of layouts seen, the mean food of each run; at
   *     least one
   * @param yardsticks food by name
   */
  public record Panel(
      String layouts,
      Map<String, SortedMap<Integer, double[]>> food,
      Map<String, Double> yardsticks) {}

  /**
   * Draws kinds of layouts side by side.
   *
   * @param panels from left to right, at least one
   * @param foodCount food items of a layout
   * @param styleOrder all strategies in a fixed order, so that a strategy looks the same in every
   *     figure
   */
  public static Figure draw(List<Panel> panels, int foodCount, List<String> styleOrder) {
    return draw(panels, foodCount, styleOrder, PANEL_WIDTH * panels.size(), HEIGHT);
  }

  /** One panel as a figure of its own that stays legible on a telephone. */
  public static Figure panel(Panel panel, int foodCount, List<String> styleOrder) {
    return draw(List.of(panel), foodCount, styleOrder, PAGE_WIDTH, PAGE_HEIGHT);
  }

  private static Figure draw(
      List<Panel> panels, int foodCount, List<String> styleOrder, int width, int height) {
    CombinedRangeXYPlot combined = new CombinedRangeXYPlot(CurvePlot.foodAxis(foodCount));
    combined.setGap(CurvePlot.END_VALUES_WIDTH);
    List<XYPlot> plots = new ArrayList<>();
    for (Panel panel : panels) {
      XYPlot plot = plot(panel, styleOrder);
      plots.add(plot);
      combined.add(plot);
    }
    JFreeChart chart = CurvePlot.chart(combined, plots.getFirst(), whatIsDrawn(panels));
    return CurvePlot.figure(chart, plots, width, height);
  }

  /** How many runs a point stands for, and what the band is. */
  public static String whatIsDrawn(List<Panel> panels) {
    int[] runs =
        panels.stream()
            .flatMap(panel -> panel.food().values().stream())
            .flatMap(byLayouts -> byLayouts.values().stream())
            .mapToInt(food -> food.length)
            .sorted()
            .toArray();
    int most = runs[runs.length - 1];
    if (most == 1) {
      return "n = 1 run a point";
    }
    return "mean of n = %s runs a point; band: one standard deviation to each side"
        .formatted(runs[0] == most ? Integer.toString(most) : runs[0] + " to " + most);
  }

  private static XYPlot plot(Panel panel, List<String> styleOrder) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = CurvePlot.renderer();
    panel
        .food()
        .forEach(
            (strategy, byLayouts) -> {
              int look = Math.max(0, styleOrder.indexOf(strategy));
              int number = data.getSeriesCount();
              renderer.setSeriesPaint(number, Style.series(look));
              renderer.setSeriesFillPaint(number, Style.series(look));
              renderer.setSeriesStroke(number, Style.line(look));
              renderer.setSeriesShapesVisible(number, true);
              renderer.setSeriesShape(
                  number, new Ellipse2D.Double(-POINT / 2, -POINT / 2, POINT, POINT));
              data.addSeries(series(strategy, byLayouts));
            });
    XYPlot plot = new XYPlot(data, layoutsAxis(panel), null, renderer);
    CurvePlot.style(plot, renderer);
    panel.yardsticks().forEach((name, food) -> mark(plot, name, food));
    return plot;
  }

  private static YIntervalSeries series(String strategy, SortedMap<Integer, double[]> byLayouts) {
    YIntervalSeries series = new YIntervalSeries(strategy, false, true);
    byLayouts.forEach(
        (layouts, food) -> {
          Spread spread = Spread.of(food);
          series.add(
              layouts,
              spread.mean(),
              spread.mean() - spread.deviation(),
              spread.mean() + spread.deviation());
        });
    return series;
  }

  /** Doublings are equally far apart. */
  private static LogAxis layoutsAxis(Panel panel) {
    LogAxis axis = new LogAxis("Layouts trained on, food on " + panel.layouts());
    axis.setBase(2);
    int least = panel.food().values().stream().mapToInt(SortedMap::firstKey).min().orElseThrow();
    int most = panel.food().values().stream().mapToInt(SortedMap::lastKey).max().orElseThrow();
    axis.setRange(least / ROOM_LEFT, most * ROOM_RIGHT);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setMinorTickMarksVisible(false);
    axis.setNumberFormatOverride(new DecimalFormat("0"));
    CurvePlot.style(axis);
    return axis;
  }

  private static void mark(XYPlot plot, String name, double food) {
    ValueMarker marker =
        new ValueMarker(
            food,
            Style.INK,
            new BasicStroke(
                1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0));
    marker.setAlpha(1);
    marker.setLabel(name);
    marker.setLabelFont(Style.TICK_FONT);
    marker.setLabelPaint(Style.INK);
    marker.setLabelBackgroundColor(Style.PAPER);
    marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
    plot.addRangeMarker(marker, Layer.BACKGROUND);
  }
}
