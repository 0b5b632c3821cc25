package org.nemadrive.trainer.figure.path;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.figure.Style;
import org.nemadrive.trainer.figure.TrailColours;

/** Draws the arena, its food and a path into a rectangle, true to scale. */
public final class ArenaPanel {
  private static final double GRID = 400;
  private static final float FRAME_WIDTH = 1f;
  private static final float GRID_WIDTH = 0.6f;
  private static final float FOOD_EDGE_WIDTH = 0.9f;
  private static final double START_RADIUS = 2.4;

  private final WorldParameters world;
  private final double left;
  private final double top;
  private final double scale;

  /**
   * @param world arena and ranges
   * @param left left edge of the rectangle
   * @param top top edge of the rectangle
   * @param width width of the rectangle; its height follows from the arena's shape
   */
  public ArenaPanel(WorldParameters world, double left, double top, double width) {
    this.world = world;
    this.left = left;
    this.top = top;
    scale = width / world.width();
  }

  /** Height of the rectangle. */
  public double height() {
    return world.height() * scale;
  }

  /** Where a point of the world is drawn. */
  public double x(double worldX) {
    return left + worldX * scale;
  }

  /** Where a point of the world is drawn. */
  public double y(double worldY) {
    return top + worldY * scale;
  }

  /** Units of the drawing for each unit of the world. */
  public double scale() {
    return scale;
  }

  /** Draws the empty arena. */
  public void drawGround(Graphics2D graphics) {
    Rectangle2D arena =
        new Rectangle2D.Double(left, top, world.width() * scale, world.height() * scale);
    graphics.setPaint(Style.PAPER);
    graphics.fill(arena);
    graphics.setPaint(Style.PALE);
    graphics.setStroke(new BasicStroke(GRID_WIDTH));
    for (double x = GRID; x < world.width(); x += GRID) {
      graphics.draw(new Line2D.Double(x(x), y(0), x(x), y(world.height())));
    }
    for (double y = GRID; y < world.height(); y += GRID) {
      graphics.draw(new Line2D.Double(x(0), y(y), x(world.width()), y(y)));
    }
    graphics.setPaint(Style.INK);
    graphics.setStroke(new BasicStroke(FRAME_WIDTH));
    graphics.draw(arena);
  }

  /** Draws one food item as a circle of the range in which it is eaten. */
  public void drawFood(Graphics2D graphics, FoodLayout layout, int item, boolean eaten) {
    double radius = world.consumptionRange() * scale;
    Ellipse2D circle =
        new Ellipse2D.Double(
            x(layout.x(item)) - radius, y(layout.y(item)) - radius, 2 * radius, 2 * radius);
    graphics.setPaint(eaten ? Style.EATEN : Style.PAPER);
    graphics.fill(circle);
    graphics.setPaint(eaten ? Style.EATEN_EDGE : Style.LEFT_EDGE);
    graphics.setStroke(new BasicStroke(FOOD_EDGE_WIDTH));
    graphics.draw(circle);
  }

  /**
   * Draws a path up to a tick, coloured by time.
   *
   * @param x world units, at the start and after each tick
   * @param y as {@code x}
   * @param ticks ticks to draw, at most one fewer than there are points
   * @param colours colour of each tick
   */
  public void drawPath(
      Graphics2D graphics, double[] x, double[] y, int ticks, TrailColours colours, float width) {
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int t = 0; t < ticks; t++) {
      graphics.setPaint(colours.getPaint(t + 1.0));
      graphics.draw(new Line2D.Double(x(x[t]), y(y[t]), x(x[t + 1]), y(y[t + 1])));
    }
    graphics.setPaint(Style.INK);
    graphics.fill(
        new Ellipse2D.Double(
            x(x[0]) - START_RADIUS, y(y[0]) - START_RADIUS, 2 * START_RADIUS, 2 * START_RADIUS));
  }

  /** Draws a whole run: ground, food, path. */
  void draw(Graphics2D graphics, WormPath path, TrailColours colours, float pathWidth) {
    drawGround(graphics);
    for (int item = 0; item < path.layout().count(); item++) {
      drawFood(graphics, path.layout(), item, path.eats(item, world.consumptionRange()));
    }
    drawPath(graphics, path.x(), path.y(), path.x().length - 1, colours, pathWidth);
  }

  /** Writes a scale bar of 400 world units below the arena. */
  void drawScale(Graphics2D graphics) {
    double y = top + height() + 12;
    graphics.setPaint(Style.INK);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(new Line2D.Double(x(0), y, x(GRID), y));
    graphics.setFont(Style.TICK_FONT);
    graphics.drawString((int) GRID + " world units", (float) x(GRID) + 6, (float) y + 4);
  }

  /** Draws the colour of each tick as a bar with numbers. */
  static void drawTimeKey(
      Graphics2D graphics, TrailColours colours, double left, double top, double width) {
    int steps = 100;
    double barHeight = 10;
    AffineTransform before = graphics.getTransform();
    for (int i = 0; i < steps; i++) {
      double part = (double) i / (steps - 1);
      graphics.setPaint(
          colours.getPaint(
              colours.lowerBound() + part * (colours.upperBound() - colours.lowerBound())));
      // A hair wider than its share, so that no gaps shine through.
      graphics.fill(
          new Rectangle2D.Double(
              left + i * width / steps, top, width / steps + (i < steps - 1 ? 0.5 : 0), barHeight));
    }
    graphics.setTransform(before);
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TICK_FONT);
    int labels = 5;
    for (int i = 0; i <= labels; i++) {
      double value =
          colours.lowerBound() + i * (colours.upperBound() - colours.lowerBound()) / labels;
      Style.centred(
          graphics, "%.0f".formatted(value), left + i * width / labels, top + barHeight + 13);
    }
    graphics.setFont(Style.LABEL_FONT);
    Style.centred(graphics, "time (ticks)", left + width / 2, top + barHeight + 30);
  }
}
