package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.visual.Theme;
import org.nemadrive.simulator.visual.Token;
import org.nemadrive.simulator.visual.VisualTokens;

/**
 * Typography that all figures share, and the colours of the visual vocabulary on paper; lines
 * differ in their dashes too.
 */
public final class Style {
  /** Titles of figures and panels. */
  public static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 15);

  /** Labels of axes, and captions. */
  public static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** Numbers on axes, and keys. */
  public static final Font TICK_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  /** Text and frames. */
  public static final Color INK = colour(Token.INK);

  /** What a figure is drawn on. */
  public static final Color PAPER = colour(Token.CARD);

  /** What is there but not the point. */
  public static final Color PALE = colour(Token.LINE);

  /** Food that was eaten. */
  public static final Color EATEN = colour(Token.FOOD_EATEN);

  /** Edge of food that was eaten. */
  public static final Color EATEN_EDGE = colour(Token.FOOD_EATEN_EDGE);

  /** Edge of food that was left. */
  public static final Color LEFT_EDGE = colour(Token.FOOD_LEFT);

  private static final List<Token> SERIES =
      List.of(
          Token.SERIES_0,
          Token.SERIES_1,
          Token.SERIES_2,
          Token.SERIES_3,
          Token.SERIES_4,
          Token.SERIES_5,
          Token.SERIES_6,
          Token.SERIES_7);
  private static final float[][] DASHES = {{}, {9, 3}, {2, 3}, {9, 3, 2, 3}};
  private static final float LINE_WIDTH = 2.2f;

  private Style() {}

  /** The colour of a meaning, on paper. */
  public static Color colour(Token token) {
    return new Color(VisualTokens.rgb(token, Theme.LIGHT));
  }

  /** Colour of the i-th of several series; it repeats after eight. */
  public static Color series(int i) {
    return colour(SERIES.get(i % SERIES.size()));
  }

  /** Line of the i-th of several series: solid, dashed, dotted or both, in turn. */
  public static BasicStroke line(int i) {
    // Shifted when colours repeat, so that no two lines of the first 32 look alike.
    float[] dashes = DASHES[(i + i / SERIES.size()) % DASHES.length];
    return dashes.length == 0
        ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /** Colour of cells of a kind. */
  public static Color ofKind(CellKind kind) {
    return colour(
        switch (kind) {
          case SENSORY -> Token.SENSORY;
          case INTER -> Token.INTER;
          case MOTOR -> Token.MOTOR;
          case MUSCLE -> Token.MUSCLE;
          case UNKNOWN -> Token.CELL_OTHER;
        });
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
