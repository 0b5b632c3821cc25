package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
  private static final Color DOT_EDGE = Style.colour(Token.MUTED);
  private static final double NAME_GROUND_OPACITY = 0.7;
  private static final double HEAD_LENGTH = 6;
  private static final double HEAD_HALF = 2.6;
  private static final double HEAD_GAP = 2.5;
  private static final double FLIP_RADIUS = 3.2;
  private static final float FLIP_WIDTH = 1.2f;
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

  /**
   * Says of each synapse that has a number which cells it joins and where it ends: an arrow head
   * before the receiver, the names of both, and a ring on those that are marked.
   *
   * @param values one number a synapse, in canonical order
   * @param marked which of them have a ring
   * @param look how the sign shows
   */
  public void drawNames(Graphics2D graphics, double[] values, boolean[] marked, SignedLines look) {
    SortedSet<Integer> named = new TreeSet<>();
    for (int i = 0; i < values.length; i++) {
      Synapse synapse = connectome.synapses().get(i);
      if (values[i] == 0 || !layout.contains(synapse.postsynaptic())) {
        continue;
      }
      named.add(synapse.presynaptic());
      named.add(synapse.postsynaptic());
      graphics.setPaint(look.colour(values[i] > 0));
      drawHead(graphics, synapse);
      if (marked[i]) {
        double x = (x(synapse.presynaptic()) + x(synapse.postsynaptic())) / 2;
        double y = (y(synapse.presynaptic()) + y(synapse.postsynaptic())) / 2;
        graphics.setStroke(new BasicStroke(FLIP_WIDTH));
        graphics.draw(
            new Ellipse2D.Double(
                x - FLIP_RADIUS, y - FLIP_RADIUS, 2 * FLIP_RADIUS, 2 * FLIP_RADIUS));
      }
    }
    graphics.setFont(Style.TICK_FONT);
    List<Rectangle2D> taken = new ArrayList<>();
    for (int cell : named) {
      drawName(graphics, cell, taken);
    }
  }

  private void drawHead(Graphics2D graphics, Synapse synapse) {
    double dx = x(synapse.postsynaptic()) - x(synapse.presynaptic());
    double dy = y(synapse.postsynaptic()) - y(synapse.presynaptic());
    double length = Math.sqrt(dx * dx + dy * dy);
    if (length < HEAD_LENGTH) {
      return;
    }
    double ux = dx / length;
    double uy = dy / length;
    double tipX = x(synapse.postsynaptic()) - ux * HEAD_GAP;
    double tipY = y(synapse.postsynaptic()) - uy * HEAD_GAP;
    Path2D head = new Path2D.Double();
    head.moveTo(tipX, tipY);
    head.lineTo(tipX - HEAD_LENGTH * ux - HEAD_HALF * uy, tipY - HEAD_LENGTH * uy + HEAD_HALF * ux);
    head.lineTo(tipX - HEAD_LENGTH * ux + HEAD_HALF * uy, tipY - HEAD_LENGTH * uy - HEAD_HALF * ux);
    head.closePath();
    graphics.fill(head);
  }

  /** A name stands beside its cell, where no other name stands yet if there is such a place. */
  private void drawName(Graphics2D graphics, int cell, List<Rectangle2D> taken) {
    String name = connectome.cells().get(cell);
    double textWidth = graphics.getFontMetrics().stringWidth(name);
    double textHeight = Style.TICK_FONT.getSize2D();
    Rectangle2D place = null;
    for (double[] offset :
        new double[][] {
          {4, 3}, {-textWidth - 4, 3}, {-textWidth / 2, -4}, {-textWidth / 2, 14}, {4, -5}, {4, 14}
        }) {
      Rectangle2D tried =
          new Rectangle2D.Double(
              x(cell) + offset[0], y(cell) + offset[1] - textHeight, textWidth, textHeight);
      if (place == null || taken.stream().noneMatch(tried::intersects)) {
        place = tried;
        if (taken.stream().noneMatch(tried::intersects)) {
          break;
        }
      }
    }
    taken.add(place);
    graphics.setPaint(Style.withAlpha(Style.PAPER, NAME_GROUND_OPACITY));
    graphics.fill(place);
    graphics.setPaint(Style.INK);
    graphics.drawString(name, (float) place.getX(), (float) place.getMaxY() - 1);
  }

  /** Draws a small dot for each cell, in the colour of its kind. */
  public void drawCells(Graphics2D graphics, double radius) {
    graphics.setStroke(new BasicStroke(DOT_EDGE_WIDTH));
    for (int cell : layout.cells()) {
      drawDot(graphics, cell, radius, Style.ofKind(connectome.cell(cell).kind()));
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
