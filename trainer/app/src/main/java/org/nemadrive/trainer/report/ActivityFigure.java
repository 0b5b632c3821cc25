package org.nemadrive.trainer.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.visual.Token;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.Style;
import org.nemadrive.trainer.figure.TrailColours;
import org.nemadrive.trainer.figure.path.ArenaPanel;
import org.nemadrive.trainer.figure.path.WormPath;

/**
 * What named neurons did over time, beside the path that the worm took meanwhile: of few neurons
 * potentials and spikes, of many a raster of spikes. Each row has its neuron's name.
 */
final class ActivityFigure {
  /** More rows than this would not fit a page. */
  static final int MOST = 150;

  private static final int MOST_WITH_POTENTIALS = 12;
  private static final String SPIKES = "spikes";
  private static final String POTENTIALS = "potential (line, threshold at the edges) and spikes";
  private static final int MARGIN = 16;
  private static final int HEADER = 34;
  private static final int ARENA_WIDTH = 330;
  private static final int NAMES_LEFT = 366;
  private static final int PLOT_LEFT = 430;
  private static final int PLOT_WIDTH = 520;
  private static final int WIDTH = PLOT_LEFT + PLOT_WIDTH + MARGIN;
  private static final int LEAST_HEIGHT = 300;
  private static final int FOOTER = 34;
  private static final int TICKS_OF_A_MARK = 50;

  private ActivityFigure() {}

  /**
   * Lets a genome forage and draws it.
   *
   * @param neurons which to show, in the order of the rows; at most {@value #MOST}
   */
  static Figure draw(
      Connectome connectome,
      ForagingSettings settings,
      double[] genome,
      FoodLayout layout,
      List<Integer> neurons) {
    int ticks = settings.ticks();
    double[][] potentials = new double[neurons.size()][ticks];
    boolean[][] fired = new boolean[neurons.size()][ticks];
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    forager.forage(
        layout,
        settings.world().centre(),
        (tick, core, world) -> {
          for (int i = 0; i < neurons.size(); i++) {
            potentials[i][tick] = core.potential(neurons.get(i));
          }
          for (int k = 0; k < core.spikeCount(); k++) {
            int row = neurons.indexOf(core.spike(k));
            if (row >= 0) {
              fired[row][tick] = true;
            }
          }
        });
    WormPath path = WormPath.of(connectome, settings, genome, layout);
    boolean raster = neurons.size() > MOST_WITH_POTENTIALS;
    int row = raster ? 11 : 40;
    int height = Math.max(LEAST_HEIGHT, HEADER + row * neurons.size() + FOOTER);
    List<String> names = neurons.stream().map(connectome.cells()::get).toList();
    return new Figure(
        WIDTH,
        height,
        graphics -> {
          drawPath(graphics, settings, path, raster ? SPIKES : POTENTIALS);
          for (int i = 0; i < names.size(); i++) {
            int top = HEADER + i * row;
            graphics.setFont(Style.TICK_FONT.deriveFont(raster ? 8f : 11f));
            graphics.setPaint(Style.ofKind(connectome.cell(neurons.get(i)).kind()));
            graphics.drawString(names.get(i), NAMES_LEFT, top + row / 2f + 4);
            if (!raster) {
              drawPotential(graphics, potentials[i], settings.threshold(), top, row);
            }
            drawSpikes(graphics, fired[i], top, row);
          }
          drawTime(graphics, ticks, HEADER + row * names.size());
        });
  }

  private static void drawPath(
      Graphics2D graphics, ForagingSettings settings, WormPath path, String what) {
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.LABEL_FONT);
    graphics.drawString(
        "%s: %d of %d".formatted(path.layout().name(), path.foodEaten(), path.layout().count()),
        MARGIN,
        22);
    graphics.drawString(what, NAMES_LEFT, 22);
    ArenaPanel arena = new ArenaPanel(settings.world(), MARGIN, HEADER, ARENA_WIDTH);
    arena.drawGround(graphics);
    List<Integer> eaten = new ArrayList<>();
    double range = settings.world().consumptionRange();
    for (int item = 0; item < path.layout().count(); item++) {
      for (int t = 1; t < path.x().length; t++) {
        double dx = path.x()[t] - path.layout().x(item);
        double dy = path.y()[t] - path.layout().y(item);
        if (Math.sqrt(dx * dx + dy * dy) < range) {
          eaten.add(item);
          break;
        }
      }
      arena.drawFood(graphics, path.layout(), item, eaten.contains(item));
    }
    arena.drawPath(
        graphics,
        path.x(),
        path.y(),
        settings.ticks(),
        new TrailColours(0, settings.ticks()),
        1.6f);
  }

  private static double x(int tick, int ticks) {
    return PLOT_LEFT + (double) PLOT_WIDTH * tick / ticks;
  }

  private static void drawPotential(
      Graphics2D graphics, double[] potential, double threshold, int top, int row) {
    double middle = top + row / 2.0;
    graphics.setPaint(Style.PALE);
    graphics.setStroke(new BasicStroke(0.6f));
    graphics.draw(new Line2D.Double(PLOT_LEFT, middle, PLOT_LEFT + PLOT_WIDTH, middle));
    Path2D line = new Path2D.Double();
    for (int t = 0; t < potential.length; t++) {
      double part = Math.clamp(potential[t] / threshold, -1, 1);
      double y = middle - part * (row / 2.0 - 3);
      if (t == 0) {
        line.moveTo(x(t, potential.length), y);
      } else {
        line.lineTo(x(t, potential.length), y);
      }
    }
    graphics.setPaint(Style.INK);
    graphics.setStroke(new BasicStroke(0.9f));
    graphics.draw(line);
  }

  private static void drawSpikes(Graphics2D graphics, boolean[] fired, int top, int row) {
    graphics.setPaint(Style.colour(Token.FIRING));
    graphics.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    for (int t = 0; t < fired.length; t++) {
      if (fired[t]) {
        graphics.draw(
            new Line2D.Double(x(t, fired.length), top + 2, x(t, fired.length), top + row - 2.0));
      }
    }
  }

  private static void drawTime(Graphics2D graphics, int ticks, int y) {
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TICK_FONT);
    for (int t = 0; t <= ticks; t += TICKS_OF_A_MARK) {
      Style.centred(graphics, Integer.toString(t), x(t, ticks), y + 14.0);
    }
    Style.centred(graphics, "tick", PLOT_LEFT + PLOT_WIDTH / 2.0, y + 28.0);
  }
}
