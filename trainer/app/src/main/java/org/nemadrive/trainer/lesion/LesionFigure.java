package org.nemadrive.trainer.lesion;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.visual.Token;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.Style;

/** The gravest lesions as bars: food lost, and in words how far the path changed and from when. */
public final class LesionFigure {
  /** Lesions that are drawn; the table has all. */
  private static final int MOST = 40;

  private static final int WIDTH = 760;
  private static final int ROW = 18;
  private static final int HEADER = 74;
  private static final int FOOTER = 30;
  private static final int NAMES = 170;
  private static final int BARS = 330;

  private LesionFigure() {}

  /**
   * Draws losses in the order they are given.
   *
   * @param title what was taken away from what
   * @param whole food that the whole worm eats
   * @param losses the gravest first
   */
  public static Figure draw(String title, int whole, List<Loss> losses) {
    List<Loss> shown = losses.subList(0, Math.min(MOST, losses.size()));
    return new Figure(
        WIDTH,
        HEADER + ROW * Math.max(1, shown.size()) + FOOTER,
        graphics -> paint(graphics, title, whole, shown, losses.size()));
  }

  private static void paint(
      Graphics2D graphics, String title, int whole, List<Loss> shown, int all) {
    int largest = shown.stream().mapToInt(loss -> Math.abs(loss.foodLost())).max().orElse(0);
    double unit = (double) BARS / Math.max(1, largest);
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TITLE_FONT);
    graphics.drawString(title, 16, 24);
    graphics.setFont(Style.TICK_FONT);
    graphics.drawString(
        "whole: %d food eaten; the gravest %d of %,d".formatted(whole, shown.size(), all), 16, 42);
    graphics.drawString("food lost", NAMES, 64);
    graphics.drawString("path changed by, from tick", NAMES + BARS + 60, 64);
    for (int i = 0; i < shown.size(); i++) {
      row(graphics, shown.get(i), HEADER + i * ROW, unit);
    }
    graphics.setPaint(Style.PALE);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(NAMES, HEADER, NAMES, HEADER + ROW * shown.size()));
  }

  private static void row(Graphics2D graphics, Loss loss, int top, double unit) {
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TICK_FONT);
    int width = graphics.getFontMetrics().stringWidth(loss.name());
    graphics.drawString(loss.name(), NAMES - 8 - width, top + 13);
    double length = Math.abs(loss.foodLost()) * unit;
    graphics.setPaint(Style.colour(loss.foodLost() >= 0 ? Token.DECREASED : Token.INCREASED));
    graphics.fill(new Rectangle2D.Double(NAMES, top + 3, length, ROW - 6));
    graphics.setPaint(Style.INK);
    String lost = loss.foodLost() >= 0 ? "" + loss.foodLost() : -loss.foodLost() + " more eaten";
    graphics.drawString(lost, (float) (NAMES + length + 6), top + 13);
    graphics.drawString(
        loss.firstTick() < 0
            ? "nothing"
            : String.format(Locale.ROOT, "%.1f, %d", loss.pathChange(), loss.firstTick()),
        NAMES + BARS + 60,
        top + 13);
  }
}
