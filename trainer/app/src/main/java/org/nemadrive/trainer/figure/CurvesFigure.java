package org.nemadrive.trainer.figure;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Effort;
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
  private static final List<Measure> MEASURES = List.of(Measure.FOOD, Measure.L2, Measure.L0);
  private static final double SUBPLOT_GAP = 14;

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
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(CurvePlot.effortAxis(effort));
    combined.setGap(SUBPLOT_GAP);
    for (Measure measure : measures) {
      ValueAxis range =
          measure == Measure.FOOD
              ? CurvePlot.foodAxis(foodCount)
              : CurvePlot.logAxis(measure, comparison);
      combined.add(CurvePlot.of(comparison, effort, measure, null, range, styleOrder));
    }
    JFreeChart chart =
        CurvePlot.chart(combined, combined.getSubplots().get(0), whatIsDrawn(comparison));
    return CurvePlot.figure(chart, combined.getSubplots(), width, height);
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
}
