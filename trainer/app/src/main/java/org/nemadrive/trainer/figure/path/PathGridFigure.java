package org.nemadrive.trainer.figure.path;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.Style;
import org.nemadrive.trainer.figure.TrailColours;

/**
 * Paths side by side, coloured by time on one scale: what strategies or layouts make of the worm.
 */
public final class PathGridFigure {
  private static final int PANEL_WIDTH = 270;
  private static final int LARGE_PANEL_WIDTH = 430;
  private static final int GAP = 16;
  private static final int MARGIN = 14;
  private static final int ROW_LABEL_WIDTH = 24;
  private static final int CAPTION_HEIGHT = 24;
  private static final int KEY_HEIGHT = 62;
  private static final int KEY_WIDTH = 320;
  private static final int TEXT_TO_PANEL = 7;
  private static final float PATH_WIDTH = 1.7f;
  private static final float LARGE_PATH_WIDTH = 2.4f;

  private PathGridFigure() {}

  /**
   * One panel.
   *
   * @param caption what it shows, for people
   * @param path the path and its food
   */
  public record Panel(String caption, WormPath path) {}

  /**
   * One row of panels.
   *
   * @param label written at its left; empty for none
   * @param panels from left to right
   */
  public record Row(String label, List<Panel> panels) {}

  /** One panel, large, as a figure of its own; whoever shows it draws the key. */
  public static Figure large(Panel panel, WorldParameters world) {
    int height = (int) Math.round(LARGE_PANEL_WIDTH * world.height() / world.width());
    int margin = 2;
    return new Figure(
        LARGE_PANEL_WIDTH + 2 * margin,
        height + 2 * margin,
        graphics ->
            new ArenaPanel(world, margin, margin, LARGE_PANEL_WIDTH)
                .draw(
                    graphics,
                    panel.path(),
                    new TrailColours(0, panel.path().x().length - 1.0),
                    LARGE_PATH_WIDTH));
  }

  /**
   * Draws rows of panels.
   *
   * @param rows from top to bottom, at least one
   * @param world arena and ranges
   */
  public static Figure draw(List<Row> rows, WorldParameters world) {
    int columns = rows.stream().mapToInt(row -> row.panels().size()).max().orElseThrow();
    int labelWidth = rows.stream().allMatch(row -> row.label().isEmpty()) ? 0 : ROW_LABEL_WIDTH;
    int ticks = rows.getFirst().panels().getFirst().path().x().length - 1;
    TrailColours colours = new TrailColours(0, ticks);
    int panelHeight = (int) Math.round(PANEL_WIDTH * world.height() / world.width());
    int rowHeight = CAPTION_HEIGHT + panelHeight + GAP;
    int width = 2 * MARGIN + labelWidth + columns * PANEL_WIDTH + (columns - 1) * GAP;
    int height = 2 * MARGIN + rows.size() * rowHeight - GAP / 2 + KEY_HEIGHT;
    return new Figure(
        width,
        height,
        graphics -> {
          for (int r = 0; r < rows.size(); r++) {
            double top = MARGIN + r * rowHeight + CAPTION_HEIGHT;
            drawRowLabel(graphics, rows.get(r).label(), top + panelHeight / 2.0);
            for (int c = 0; c < rows.get(r).panels().size(); c++) {
              Panel panel = rows.get(r).panels().get(c);
              double left = MARGIN + labelWidth + c * (PANEL_WIDTH + GAP);
              graphics.setPaint(Style.INK);
              graphics.setFont(Style.LABEL_FONT);
              Style.centred(
                  graphics, panel.caption(), left + PANEL_WIDTH / 2.0, top - TEXT_TO_PANEL);
              ArenaPanel arena = new ArenaPanel(world, left, top, PANEL_WIDTH);
              arena.draw(graphics, panel.path(), colours, PATH_WIDTH);
              if (r == rows.size() - 1 && c == 0) {
                arena.drawScale(graphics);
              }
            }
          }
          drawKey(graphics, colours, width, height);
        });
  }

  private static void drawRowLabel(Graphics2D graphics, String label, double middle) {
    AffineTransform before = graphics.getTransform();
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TITLE_FONT);
    graphics.translate(MARGIN + ROW_LABEL_WIDTH / 2.0 - 1, middle);
    graphics.rotate(-Math.PI / 2);
    Style.centred(graphics, label, 0, 0);
    graphics.setTransform(before);
  }

  private static void drawKey(Graphics2D graphics, TrailColours colours, int width, int height) {
    int keyWidth = Math.min(KEY_WIDTH, width / 2);
    ArenaPanel.drawTimeKey(
        graphics, colours, width - MARGIN - keyWidth - 8.0, height - KEY_HEIGHT + 10.0, keyWidth);
    graphics.setFont(Style.TICK_FONT);
    graphics.drawString(
        "filled circle: food eaten   open: left   dot: start", MARGIN, height - MARGIN);
  }
}
