package org.nemadrive.trainer.figure;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Effort;
import org.nemadrive.trainer.comparison.Measure;

/**
 * Food of the best genome against each thing that training spends, side by side: mean over seeds,
 * with a band of one standard deviation to each side.
 */
public final class BudgetFigure {
  private static final List<Effort> EFFORTS =
      List.of(Effort.EVALUATIONS, Effort.SIMULATED_TICKS, Effort.CPU_SECONDS);
  private static final int WIDTH = 1260;
  private static final int HEIGHT = 470;
  private static final int PANEL_WIDTH = 370;
  private static final int PANEL_HEIGHT = 330;

  private BudgetFigure() {}

  /**
   * Draws the curves of a task.
   *
   * @param comparison runs of each strategy
   * @param foodCount food items of the task
   * @param styleOrder all strategies in a fixed order, so that a strategy looks the same in every
   *     figure
   */
  public static Figure draw(Comparison comparison, int foodCount, List<String> styleOrder) {
    return draw(EFFORTS, comparison, foodCount, styleOrder, WIDTH, HEIGHT);
  }

  /** The same curves, each a figure of its own that stays legible on a telephone. */
  public static List<Figure> panels(Comparison comparison, int foodCount, List<String> styleOrder) {
    return EFFORTS.stream()
        .map(
            effort ->
                draw(List.of(effort), comparison, foodCount, styleOrder, PANEL_WIDTH, PANEL_HEIGHT))
        .toList();
  }

  private static Figure draw(
      List<Effort> efforts,
      Comparison comparison,
      int foodCount,
      List<String> styleOrder,
      int width,
      int height) {
    CombinedRangeXYPlot combined = new CombinedRangeXYPlot(CurvePlot.foodAxis(foodCount));
    combined.setGap(CurvePlot.END_VALUES_WIDTH);
    List<XYPlot> plots = new ArrayList<>();
    for (Effort effort : efforts) {
      NumberAxis axis = CurvePlot.effortAxis(effort);
      XYPlot plot = CurvePlot.of(comparison, effort, Measure.FOOD, axis, null, styleOrder);
      plots.add(plot);
      combined.add(plot);
    }
    JFreeChart chart =
        CurvePlot.chart(combined, plots.getFirst(), CurvesFigure.whatIsDrawn(comparison));
    return CurvePlot.figure(chart, plots, width, height);
  }
}
