package org.nemadrive.trainer.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.GenomeDistance;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.worm.NervePlan;

/** The connectome in layers, and beside it what training changed of it. */
public final class NetworkFigure {
  private static final int PANEL_WIDTH = 400;
  private static final int PANEL_HEIGHT = 440;
  private static final int GAP = 36;
  private static final int MARGIN = 20;
  private static final int HEADER = 60;
  private static final int FOOTER = 74;
  private static final double BIOLOGICAL_OPACITY = 0.42;

  /** Names of more edits than this would hide the picture. */
  private static final int MOST_NAMED = 60;

  private static final double CELL_RADIUS = 2.1;
  private static final double LARGEST_CHANGE = 20;

  private static final float KEY_LINE_WIDTH = 2.4f;

  private NetworkFigure() {}

  /**
   * Weights that were trained.
   *
   * @param title how, for people
   * @param genome weights in canonical order
   */
  public record Trained(String title, double[] genome) {}

  /**
   * Draws the untrained connectome and one panel of changes for each genome.
   *
   * @param connectome cells and synapses
   * @param trained genomes to show, possibly none
   */
  public static Figure draw(Connectome connectome, List<Trained> trained) {
    NetworkLayout layout = new NetworkLayout(connectome, NervePlan.of(Dynamics.SYNCHRONOUS));
    double[] biological = connectome.biologicalWeights();
    int panels = 1 + trained.size();
    int width = 2 * MARGIN + panels * PANEL_WIDTH + (panels - 1) * GAP;
    int height = HEADER + PANEL_HEIGHT + FOOTER;
    return new Figure(
        width,
        height,
        graphics -> {
          NetworkPanel first = panel(connectome, layout, 0);
          title(graphics, 0, connectome.tag() + ", W0", weightsLine(connectome));
          first.drawSynapses(
              graphics,
              biological,
              connectome.largestWeight(),
              BIOLOGICAL_OPACITY,
              SignedLines.WEIGHTS);
          first.drawCells(graphics, CELL_RADIUS);
          layerNames(graphics, layout);
          key(graphics, 0, SignedLines.WEIGHTS, "weight", connectome.largestWeight());
          for (int i = 0; i < trained.size(); i++) {
            drawChanges(graphics, connectome, layout, i + 1, trained.get(i), biological);
          }
        });
  }

  private static void drawChanges(
      Graphics2D graphics,
      Connectome connectome,
      NetworkLayout layout,
      int place,
      Trained trained,
      double[] biological) {
    double[] change = new double[biological.length];
    Arrays.setAll(change, i -> trained.genome()[i] - biological[i]);
    NetworkPanel panel = panel(connectome, layout, place);
    title(
        graphics,
        place,
        trained.title(),
        String.format(
            Locale.ROOT,
            "%,d weights changed, L2 = %.1f",
            GenomeDistance.changedWeights(trained.genome(), biological),
            GenomeDistance.euclidean(trained.genome(), biological)));
    panel.drawSynapses(graphics, change, LARGEST_CHANGE, 1, SignedLines.CHANGES);
    panel.drawCells(graphics, CELL_RADIUS);
    if (GenomeDistance.changedWeights(trained.genome(), biological) <= MOST_NAMED) {
      boolean[] flipped = new boolean[change.length];
      for (int i = 0; i < change.length; i++) {
        flipped[i] = trained.genome()[i] * biological[i] < 0;
      }
      panel.drawNames(graphics, change, flipped, SignedLines.CHANGES);
      graphics.setFont(Style.TICK_FONT);
      graphics.setPaint(Style.INK);
      graphics.drawString(
          "a ring marks a change of sign", (float) left(place) + 232, HEADER + PANEL_HEIGHT + 40f);
    }
    key(graphics, place, SignedLines.CHANGES, "change of weight", LARGEST_CHANGE);
  }

  private static String weightsLine(Connectome connectome) {
    return String.format(
        Locale.ROOT,
        "%,d weights, %d neurons, %d muscles",
        connectome.weightCount(),
        connectome.neuronCount(),
        connectome.muscleCount());
  }

  private static NetworkPanel panel(Connectome connectome, NetworkLayout layout, int place) {
    return new NetworkPanel(connectome, layout, left(place), HEADER, PANEL_WIDTH, PANEL_HEIGHT);
  }

  private static double left(int place) {
    return MARGIN + place * (PANEL_WIDTH + GAP);
  }

  private static void title(Graphics2D graphics, int place, String title, String below) {
    graphics.setPaint(Style.INK);
    graphics.setFont(Style.TITLE_FONT);
    graphics.drawString((char) ('a' + place) + "   " + title, (float) left(place), 24);
    graphics.setFont(Style.TICK_FONT);
    graphics.drawString(below, (float) left(place) + 24, 42);
  }

  private static void layerNames(Graphics2D graphics, NetworkLayout layout) {
    graphics.setFont(Style.TICK_FONT);
    graphics.setPaint(Style.INK);
    float y = HEADER + PANEL_HEIGHT + 14;
    graphics.drawString("sensory (" + count(layout, NetworkLayout.Layer.SENSORY) + ")", MARGIN, y);
    Style.centred(
        graphics,
        "recurrent (" + count(layout, NetworkLayout.Layer.RECURRENT) + ")",
        MARGIN + PANEL_WIDTH * 0.47,
        y);
    String muscles =
        "muscles (%d left, %d right)"
            .formatted(
                count(layout, NetworkLayout.Layer.LEFT_MUSCLE),
                count(layout, NetworkLayout.Layer.RIGHT_MUSCLE));
    float right = MARGIN + PANEL_WIDTH;
    graphics.drawString(muscles, right - graphics.getFontMetrics().stringWidth(muscles), y);
  }

  private static long count(NetworkLayout layout, NetworkLayout.Layer layer) {
    return layout.cells().stream().filter(cell -> layout.layer(cell) == layer).count();
  }

  private static void key(
      Graphics2D graphics, int place, SignedLines look, String quantity, double largest) {
    double y = HEADER + PANEL_HEIGHT + 40;
    double x = left(place);
    graphics.setFont(Style.LABEL_FONT);
    x = keyLine(graphics, x, y, look, true);
    keyLine(graphics, x, y, look, false);
    graphics.setFont(Style.TICK_FONT);
    graphics.setPaint(Style.INK);
    graphics.drawString(
        "width grows with the root of the %s, up to %.0f".formatted(quantity, largest),
        (float) left(place),
        (float) y + 22);
  }

  private static double keyLine(
      Graphics2D graphics, double x, double y, SignedLines look, boolean positive) {
    String text = look.name(positive);
    graphics.setPaint(look.colour(positive));
    graphics.setStroke(look.line(positive, KEY_LINE_WIDTH));
    graphics.draw(new Line2D.Double(x, y - 4, x + 26, y - 4));
    graphics.setPaint(Style.INK);
    graphics.drawString(text, (float) x + 32, (float) y);
    return x + 32 + graphics.getFontMetrics().stringWidth(text) + 22;
  }
}
