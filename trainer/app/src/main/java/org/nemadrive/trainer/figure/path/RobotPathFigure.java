package org.nemadrive.trainer.figure.path;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingRun;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.scenario.ShakenRobot;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.Style;

/**
 * One drive of a robot in a scenario: the path that its worm would take in an undisturbed body, the
 * one that the robot believes to have taken, and the one on the floor.
 */
public final class RobotPathFigure {
  private static final int PANEL_WIDTH = 640;
  private static final int MARGIN = 14;
  private static final int TITLE_HEIGHT = 26;
  private static final int KEY_HEIGHT = 34;
  private static final int KEY_STEP = 215;
  private static final int KEY_LINE = 24;
  private static final float WIDE = 4.5f;
  private static final float NARROW = 1.6f;

  private static final Color WISHED = Style.withAlpha(Style.INK, 0.25);
  private static final Color BELIEVED = Style.series(0);
  private static final Color FLOOR = Style.series(1);

  private RobotPathFigure() {}

  /** The three paths, world units, at the start and after each tick; and what was eaten on each. */
  private record Paths(
      WormPath wished, double[][] believed, double[][] floor, int believedFood, int floorFood) {}

  /**
   * Draws a drive.
   *
   * @param name of the robot
   * @param settings with a body whose motors are known
   * @param genome weights in canonical order
   * @param seed of the scenario
   */
  public static Figure draw(
      String name,
      Connectome connectome,
      ForagingSettings settings,
      double[] genome,
      FoodLayout layout,
      long seed) {
    Paths paths = drive(connectome, settings, genome, layout, seed);
    WorldParameters world = settings.world();
    int panelHeight = (int) Math.round(PANEL_WIDTH * world.height() / world.width());
    int height = 2 * MARGIN + TITLE_HEIGHT + panelHeight + KEY_HEIGHT;
    return new Figure(
        PANEL_WIDTH + 2 * MARGIN,
        height,
        graphics -> {
          graphics.setPaint(Style.INK);
          graphics.setFont(Style.TITLE_FONT);
          graphics.drawString(name, MARGIN, MARGIN + TITLE_HEIGHT - 10);
          ArenaPanel arena = new ArenaPanel(world, MARGIN, MARGIN + TITLE_HEIGHT, PANEL_WIDTH);
          arena.drawGround(graphics);
          WormPath onFloor = new WormPath(layout, paths.floor[0], paths.floor[1], paths.floorFood);
          for (int item = 0; item < layout.count(); item++) {
            arena.drawFood(graphics, layout, item, onFloor.eats(item, world.consumptionRange()));
          }
          // The arena's walls are virtual: on the floor nothing holds a robot back.
          Shape wholePicture = graphics.getClip();
          graphics.clip(
              new Rectangle2D.Double(MARGIN, MARGIN + TITLE_HEIGHT, PANEL_WIDTH, panelHeight));
          line(graphics, arena, paths.wished.x(), paths.wished.y(), WISHED, WIDE);
          line(graphics, arena, paths.floor[0], paths.floor[1], FLOOR, NARROW);
          line(graphics, arena, paths.believed[0], paths.believed[1], BELIEVED, NARROW);
          graphics.setClip(wholePicture);
          double y = height - MARGIN - 4.0;
          key(graphics, 0, y, WISHED, WIDE, "wished: " + paths.wished.foodEaten() + " eaten");
          key(graphics, 1, y, BELIEVED, NARROW, "believed: " + paths.believedFood + " eaten");
          key(graphics, 2, y, FLOOR, NARROW, "on the floor: " + paths.floorFood + " eaten");
        });
  }

  private static Paths drive(
      Connectome connectome,
      ForagingSettings settings,
      double[] genome,
      FoodLayout layout,
      long seed) {
    ForagingRun run = new Shaking(1, 0, 0).draw(settings, List.of(layout), seed).getFirst();
    ShakenRobot robot = (ShakenRobot) run.carrier().orElseThrow().get();
    double[][] believed = new double[2][settings.ticks() + 1];
    double[][] floor = new double[2][settings.ticks() + 1];
    for (double[][] path : new double[][][] {believed, floor}) {
      path[0][0] = run.start().x();
      path[1][0] = run.start().y();
    }
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    forager.forage(
        new ForagingRun(layout, run.start(), Optional.of(() -> robot)),
        (tick, core, world) -> {
          believed[0][tick + 1] = world.x();
          believed[1][tick + 1] = world.y();
          floor[0][tick + 1] = robot.floor().x();
          floor[1][tick + 1] = robot.floor().y();
        });
    WormPath onFloor = new WormPath(layout, floor[0], floor[1], 0);
    int floorFood = 0;
    for (int item = 0; item < layout.count(); item++) {
      floorFood += onFloor.eats(item, settings.world().consumptionRange()) ? 1 : 0;
    }
    return new Paths(
        WormPath.of(connectome, settings, genome, layout),
        believed,
        floor,
        forager.foodEaten(),
        floorFood);
  }

  private static void line(
      Graphics2D graphics, ArenaPanel arena, double[] x, double[] y, Color colour, float width) {
    Path2D path = new Path2D.Double();
    path.moveTo(arena.x(x[0]), arena.y(y[0]));
    for (int t = 1; t < x.length; t++) {
      path.lineTo(arena.x(x[t]), arena.y(y[t]));
    }
    graphics.setPaint(colour);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  private static void key(
      Graphics2D graphics, int place, double y, Color colour, float width, String text) {
    double x = MARGIN + (double) place * KEY_STEP;
    graphics.setPaint(colour);
    graphics.setStroke(new BasicStroke(width));
    graphics.draw(new Line2D.Double(x, y - 4, x + KEY_LINE, y - 4));
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.LABEL_FONT);
    graphics.drawString(text, (float) (x + KEY_LINE + 8), (float) y);
  }
}
