package org.nemadrive.trainer.film;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.visual.Token;
import org.nemadrive.simulator.worm.NervePlan;
import org.nemadrive.trainer.figure.NetworkLayout;
import org.nemadrive.trainer.figure.NetworkPanel;
import org.nemadrive.trainer.figure.SignedLines;
import org.nemadrive.trainer.figure.Style;
import org.nemadrive.trainer.figure.TrailColours;
import org.nemadrive.trainer.figure.path.ArenaPanel;

/**
 * Draws a recording tick by tick: the worm foraging at the left, its network at the right, neurons
 * lighting up as they fire and fading over a few ticks.
 */
public final class FilmFrames {
  /** Width of a frame in pixels. */
  public static final int WIDTH = 1040;

  /** Height of a frame in pixels. */
  public static final int HEIGHT = 500;

  private static final int MARGIN = 16;
  private static final int HEADER = 46;
  private static final int ARENA_WIDTH = 552;
  private static final int NETWORK_LEFT = 592;
  private static final int NETWORK_WIDTH = WIDTH - NETWORK_LEFT - MARGIN;
  private static final int NETWORK_HEIGHT = 404;
  private static final int KEY_LEFT = 530;
  private static final double CELL_RADIUS = 2.2;
  private static final double FIRING_RADIUS = 4.4;
  private static final int GLOW_TICKS = 4;
  private static final int BODY_TICKS = 4;
  private static final float PATH_WIDTH = 1.8f;
  private static final Color FIRING = Style.colour(Token.FIRING);
  private static final Color STIMULATED = Style.colour(Token.STIMULATED);
  private static final Color BODY = Style.INK;

  private final Recording recording;
  private final String title;
  private final ArenaPanel arena;
  private final NetworkPanel network;
  private final List<Integer> foodCells;
  private final List<Integer> touchCells;
  private final List<Integer> leftMuscles;
  private final List<Integer> rightMuscles;
  private final double largestDrive;
  private final BufferedImage ground;

  /**
   * @param recording what to show
   * @param connectome the worm's nervous system
   * @param genome its weights, in canonical order
   * @param settings how the run was made
   * @param title what it shows, for people
   */
  public FilmFrames(
      Recording recording,
      Connectome connectome,
      double[] genome,
      ForagingSettings settings,
      String title) {
    this.recording = recording;
    this.title = title;
    NervePlan plan = settings.nerves();
    NetworkLayout layout = new NetworkLayout(connectome, plan);
    arena = new ArenaPanel(settings.world(), MARGIN, HEADER, ARENA_WIDTH);
    network =
        new NetworkPanel(
            connectome, layout, NETWORK_LEFT, HEADER + 6, NETWORK_WIDTH, NETWORK_HEIGHT);
    foodCells = connectome.group(plan.food());
    touchCells = connectome.group(plan.touch());
    leftMuscles = connectome.group(plan.left());
    rightMuscles = connectome.group(plan.right());
    double largest = 1;
    for (int t = 0; t < recording.ticks(); t++) {
      largest = Math.max(largest, Math.abs(recording.left()[t]));
      largest = Math.max(largest, Math.abs(recording.right()[t]));
    }
    largestDrive = largest;
    ground = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = ground.createGraphics();
    Style.smooth(graphics);
    graphics.setPaint(Style.PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    arena.drawGround(graphics);
    network.drawSynapses(graphics, genome, connectome.largestWeight(), 0.3, SignedLines.WEIGHTS);
    drawLegend(graphics);
    graphics.dispose();
  }

  /** Frames there are: one before the first tick and one after each. */
  public int count() {
    return recording.ticks() + 1;
  }

  /** The picture after so many ticks. */
  public BufferedImage frame(int ticks) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(ground, 0, 0, null);
    Style.smooth(graphics);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    drawHeader(graphics, ticks);
    for (int item = 0; item < recording.eatenAt().length; item++) {
      int at = recording.eatenAt()[item];
      arena.drawFood(graphics, recording.path().layout(), item, at >= 0 && at < ticks);
    }
    TrailColours colours = new TrailColours(0, recording.ticks());
    arena.drawPath(
        graphics, recording.path().x(), recording.path().y(), ticks, colours, PATH_WIDTH);
    drawWorm(graphics, ticks);
    drawNetwork(graphics, ticks);
    graphics.dispose();
    return image;
  }

  private void drawHeader(Graphics2D graphics, int ticks) {
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TITLE_FONT);
    graphics.drawString(title, MARGIN, 29);
    graphics.setFont(Style.LABEL_FONT);
    String state =
        "tick %d of %d     %d of %d food eaten"
            .formatted(
                ticks,
                recording.ticks(),
                recording.foodEatenAfter(ticks),
                recording.eatenAt().length);
    graphics.drawString(state, NETWORK_LEFT, 29);
  }

  private void drawLegend(Graphics2D graphics) {
    graphics.setFont(Style.TICK_FONT);
    double y = HEIGHT - 22.0;
    graphics.setPaint(Style.INK);
    graphics.drawString(
        "filled circle: food eaten   open circle: food left   path coloured by time",
        MARGIN,
        (int) y);
    double x = KEY_LEFT;
    x = legendDot(graphics, x, y, FIRING, "firing");
    x = legendDot(graphics, x, y, STIMULATED, "stimulated");
    x = legendDot(graphics, x, y, Style.colour(Token.EXCITATORY), "excitatory, muscles +");
    legendDot(graphics, x, y, Style.colour(Token.INHIBITORY), "inhibitory, muscles \u2212");
    graphics.setPaint(Style.INK);
    graphics.drawString("left", (float) network.x(leftMuscles.getFirst()) - 34, HEADER + 20);
    graphics.drawString(
        "right",
        (float) network.x(rightMuscles.getFirst()) - 38,
        (float) network.y(rightMuscles.getFirst()) + 4);
  }

  private static double legendDot(
      Graphics2D graphics, double x, double y, Color colour, String text) {
    graphics.setPaint(colour);
    graphics.fill(
        new Ellipse2D.Double(x, y - FIRING_RADIUS * 2 + 1, 2 * FIRING_RADIUS, 2 * FIRING_RADIUS));
    graphics.setPaint(Style.INK);
    graphics.drawString(text, (float) x + 14, (float) y);
    return x + 14 + graphics.getFontMetrics().stringWidth(text) + 18;
  }

  /**
   * Body over the last ticks' path, tapering to the tail, with a head that shows where it looks.
   */
  private void drawWorm(Graphics2D graphics, int ticks) {
    double[] x = recording.path().x();
    double[] y = recording.path().y();
    graphics.setPaint(BODY);
    for (int t = Math.max(0, ticks - BODY_TICKS); t < ticks; t++) {
      float width = 2.2f + 4.2f * (t - (ticks - BODY_TICKS)) / BODY_TICKS;
      graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      Path2D segment = new Path2D.Double();
      segment.moveTo(arena.x(x[t]), arena.y(y[t]));
      segment.lineTo(arena.x(x[t + 1]), arena.y(y[t + 1]));
      graphics.draw(segment);
    }
    double heading = recording.heading()[ticks];
    double headX = arena.x(x[ticks]);
    double headY = arena.y(y[ticks]);
    Path2D head = new Path2D.Double();
    head.moveTo(headX + 9 * Math.cos(heading), headY + 9 * Math.sin(heading));
    head.lineTo(headX + 5 * Math.cos(heading + 2.2), headY + 5 * Math.sin(heading + 2.2));
    head.lineTo(headX + 5 * Math.cos(heading - 2.2), headY + 5 * Math.sin(heading - 2.2));
    head.closePath();
    graphics.fill(head);
  }

  private void drawNetwork(Graphics2D graphics, int ticks) {
    network.drawCells(graphics, CELL_RADIUS);
    if (ticks > 0) {
      drawMuscles(graphics, leftMuscles, recording.left()[ticks - 1]);
      drawMuscles(graphics, rightMuscles, recording.right()[ticks - 1]);
      switch (recording.sense()[ticks - 1]) {
        case FOOD -> drawStimulated(graphics, foodCells, "smells food");
        case TOUCH -> drawStimulated(graphics, touchCells, "feels the wall");
        case NOTHING -> graphics.setPaint(Style.INK);
      }
    }
    // Oldest first, so that what fires now lies on top.
    for (int age = GLOW_TICKS - 1; age >= 0; age--) {
      int tick = ticks - 1 - age;
      if (tick >= 0) {
        double strength = 1 - (double) age / GLOW_TICKS;
        double radius = CELL_RADIUS + (FIRING_RADIUS - CELL_RADIUS) * strength;
        for (int cell : recording.fired()[tick]) {
          network.drawDot(graphics, cell, radius, Style.withAlpha(FIRING, strength));
        }
      }
    }
  }

  private void drawMuscles(Graphics2D graphics, List<Integer> muscles, double drive) {
    double strength = Math.sqrt(Math.min(1, Math.abs(drive) / largestDrive));
    Color colour = drive >= 0 ? Style.colour(Token.EXCITATORY) : Style.colour(Token.INHIBITORY);
    for (int cell : muscles) {
      network.drawDot(graphics, cell, CELL_RADIUS + 1, Style.withAlpha(colour, strength));
    }
  }

  private void drawStimulated(Graphics2D graphics, List<Integer> cells, String what) {
    for (int cell : cells) {
      network.drawDot(graphics, cell, FIRING_RADIUS, STIMULATED);
    }
    graphics.setFont(Style.TICK_FONT);
    double width = graphics.getFontMetrics().stringWidth(what);
    double x = WIDTH - MARGIN - width;
    graphics.setPaint(Style.PAPER);
    graphics.fill(new Rectangle2D.Double(x - 4, 14, width + 8, 20));
    graphics.setPaint(STIMULATED);
    graphics.drawString(what, (float) x, 29);
  }
}
