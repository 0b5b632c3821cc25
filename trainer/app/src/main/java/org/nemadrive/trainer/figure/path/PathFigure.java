package org.nemadrive.trainer.figure.path;

import java.awt.BasicStroke;
import java.awt.Paint;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.Style;
import org.nemadrive.trainer.figure.TrailColours;

/**
 * The path of a worm over the food, coloured by time. Food items are circles of the range in which
 * they are eaten, filled once eaten.
 */
public final class PathFigure {
  private static final float EDGE_WIDTH = 1.3f;
  private static final float PATH_WIDTH = 2.6f;
  private static final double START_RADIUS = 9;
  private static final double GRID = 200;
  private static final double TIME_GRID = 50;

  private PathFigure() {}

  /**
   * Draws one path.
   *
   * @param path the path and its food
   * @param world arena and ranges
   * @param title what it shows, for people
   */
  public static Figure draw(WormPath path, WorldParameters world, String title) {
    int ticks = path.x().length - 1;
    TrailColours colours = new TrailColours(0, ticks);
    DefaultXYDataset line = new DefaultXYDataset();
    line.addSeries("path", new double[][] {path.x(), path.y()});
    XYPlot plot =
        new XYPlot(
            line,
            axis("x (world units)", world.width()),
            axis("y (world units)", world.height()),
            new ColouredLine(colours));
    plot.getRangeAxis().setInverted(true);
    plot.setBackgroundPaint(Style.PAPER);
    plot.setDomainGridlinePaint(Style.PALE);
    plot.setRangeGridlinePaint(Style.PALE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    double range = world.consumptionRange();
    for (int i = 0; i < path.layout().count(); i++) {
      boolean eaten = path.eats(i, range);
      addCircle(
          plot,
          path.layout().x(i),
          path.layout().y(i),
          range,
          eaten ? Style.EATEN_EDGE : Style.LEFT_EDGE,
          eaten ? Style.EATEN : Style.PAPER);
    }
    addCircle(plot, path.x()[0], path.y()[0], START_RADIUS, Style.INK, Style.INK);
    JFreeChart chart = new JFreeChart(title, Style.TITLE_FONT, plot, false);
    chart.setBackgroundPaint(Style.PAPER);
    chart.getTitle().setPaint(Style.INK);
    chart.setPadding(new RectangleInsets(8, 8, 8, 8));
    TextTitle key =
        new TextTitle(
            "filled circle: food eaten   open circle: food left   black dot: start",
            Style.TICK_FONT);
    key.setPaint(Style.INK);
    key.setPosition(RectangleEdge.BOTTOM);
    key.setHorizontalAlignment(HorizontalAlignment.CENTER);
    chart.addSubtitle(key);
    chart.addSubtitle(timeLegend(colours));
    return Figure.of(chart, world.width() / world.height());
  }

  private static NumberAxis axis(String label, double length) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(0, length);
    axis.setTickUnit(new NumberTickUnit(GRID));
    axis.setLabelFont(Style.LABEL_FONT);
    axis.setTickLabelFont(Style.TICK_FONT);
    return axis;
  }

  private static void addCircle(
      XYPlot plot, double x, double y, double radius, Paint edge, Paint fill) {
    plot.getRenderer()
        .addAnnotation(
            new XYShapeAnnotation(
                new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius),
                new BasicStroke(EDGE_WIDTH),
                edge,
                fill),
            Layer.BACKGROUND);
  }

  private static PaintScaleLegend timeLegend(TrailColours colours) {
    NumberAxis axis = new NumberAxis("time (ticks)");
    axis.setTickUnit(new NumberTickUnit(TIME_GRID));
    axis.setLabelFont(Style.LABEL_FONT);
    axis.setTickLabelFont(Style.TICK_FONT);
    PaintScaleLegend legend = new PaintScaleLegend(colours, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(new RectangleInsets(30, 10, 60, 4));
    legend.setStripWidth(14);
    return legend;
  }

  /** A line whose segments have the colour of their time. */
  private static final class ColouredLine extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private final transient TrailColours colours;

    ColouredLine(TrailColours colours) {
      super(true, false);
      this.colours = colours;
      setDefaultStroke(new BasicStroke(PATH_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      setAutoPopulateSeriesStroke(false);
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return colours.getPaint(column);
    }
  }
}
