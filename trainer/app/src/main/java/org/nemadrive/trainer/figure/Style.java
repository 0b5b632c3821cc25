package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * Typography and colours that all figures share. Colours are those of Okabe and Ito (2008), which
 * people with any kind of colour vision can tell apart; lines differ in their dashes too.
 */
public final class Style {
  /** Titles of figures and panels. */
  public static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 15);

  /** Labels of axes, and captions. */
  public static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** Numbers on axes, and keys. */
  public static final Font TICK_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  /** Text and frames. */
  public static final Color INK = new Color(0x222222);

  /** What is there but not the point. */
  public static final Color PALE = new Color(0xDDDDDD);

  /** Positive: excitatory, increased, left. */
  public static final Color POSITIVE = new Color(0x0072B2);

  /** Negative: inhibitory, decreased, right. */
  public static final Color NEGATIVE = new Color(0xD55E00);

  /** Food that was eaten. */
  public static final Color EATEN = new Color(0xF2B48C);

  /** Edge of food that was eaten. */
  public static final Color EATEN_EDGE = new Color(0xA8501A);

  /** Edge of food that was left. */
  public static final Color LEFT_EDGE = new Color(0x777777);

  private static final Color[] SERIES = {
    new Color(0xD55E00),
    new Color(0x0072B2),
    new Color(0x009E73),
    new Color(0x000000),
    new Color(0xE69F00),
    new Color(0xCC79A7),
    new Color(0x56B4E9),
    new Color(0x888888)
  };
  private static final float[][] DASHES = {{}, {9, 3}, {2, 3}, {9, 3, 2, 3}};
  private static final float LINE_WIDTH = 2.2f;

  private Style() {}

  /** Colour of the i-th of several series; it repeats after eight. */
  public static Color series(int i) {
    return SERIES[i % SERIES.length];
  }

  /** Line of the i-th of several series: solid, dashed, dotted or both, in turn. */
  public static BasicStroke line(int i) {
    float[] dashes = DASHES[i % DASHES.length];
    return dashes.length == 0
        ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /** A colour made transparent. */
  public static Color withAlpha(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }

  /** Asks for smooth lines and letters. */
  public static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Writes text centred on x, its baseline at y. */
  public static void centred(Graphics2D graphics, String text, double x, double y) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width / 2), (float) y);
  }
}
