package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.visual.Token;

/** Draws a network into a rectangle: synapses as lines, cells as dots. */
public final class NetworkPanel {
  private static final double MIN_WIDTH = 0.35;
  private static final double WIDTH_RANGE = 2.6;
  private static final double MIN_OPACITY = 0.12;
  private static final double OPACITY_RANGE = 0.78;
  private static final Color DOT = Style.PAPER;
  private static final Color DOT_EDGE = Style.colour(Token.MUTED);
  private static final float DOT_EDGE_WIDTH = 0.6f;

  private final Connectome connectome;
  private final NetworkLayout layout;
  private final double left;
  private final double top;
  private final double width;
  private final double height;

  /**
   * @param connectome cells and synapses
   * @param layout where cells are
   * @param left left edge of the rectangle
   * @param top top edge of the rectangle
   * @param width width of the rectangle
   * @param height height of the rectangle
   */
  public NetworkPanel(
      Connectome connectome,
      NetworkLayout layout,
      double left,
      double top,
      double width,
      double height) {
    this.connectome = connectome;
    this.layout = layout;
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
  }

  /** Where a cell is drawn. */
  public double x(int cell) {
    return left + width * layout.x(cell);
  }

  /** Where a cell is drawn. */
  public double y(int cell) {
    return top + height * layout.y(cell);
  }

  /**
   * Draws a line for each synapse whose number is not 0, the larger its magnitude the wider and
   * darker; positive and negative numbers differ in colour.
   *
   * @param values one number a synapse, in canonical order
   * @param largest magnitude that is drawn widest
   * @param opacity of the darkest line, from 0 to 1
   * @param look how the sign shows
   */
  public void drawSynapses(
      Graphics2D graphics, double[] values, double largest, double opacity, SignedLines look) {
    // The strongest last, so that they lie on top.
    List<Integer> order =
        IntStream.range(0, values.length)
            .filter(i -> values[i] != 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(values[i])))
            .toList();
    for (int i : order) {
      Synapse synapse = connectome.synapses().get(i);
      if (layout.contains(synapse.postsynaptic())) {
        double part = Math.sqrt(Math.min(1, Math.abs(values[i]) / largest));
        boolean positive = values[i] > 0;
        graphics.setPaint(
            Style.withAlpha(look.colour(positive), opacity * (MIN_OPACITY + OPACITY_RANGE * part)));
        graphics.setStroke(look.line(positive, (float) (MIN_WIDTH + WIDTH_RANGE * part)));
        graphics.draw(
            new Line2D.Double(
                x(synapse.presynaptic()),
                y(synapse.presynaptic()),
                x(synapse.postsynaptic()),
                y(synapse.postsynaptic())));
      }
    }
  }

  /** Draws a small dot for each cell. */
  public void drawCells(Graphics2D graphics, double radius) {
    graphics.setStroke(new BasicStroke(DOT_EDGE_WIDTH));
    for (int cell : layout.cells()) {
      drawDot(graphics, cell, radius, DOT);
      graphics.setPaint(DOT_EDGE);
      graphics.draw(dot(cell, radius));
    }
  }

  /** Fills the dot of one cell. */
  public void drawDot(Graphics2D graphics, int cell, double radius, Color colour) {
    graphics.setPaint(colour);
    graphics.fill(dot(cell, radius));
  }

  private Ellipse2D dot(int cell, double radius) {
    return new Ellipse2D.Double(x(cell) - radius, y(cell) - radius, 2 * radius, 2 * radius);
  }
}
