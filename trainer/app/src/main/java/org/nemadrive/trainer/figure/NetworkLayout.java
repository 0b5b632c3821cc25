package org.nemadrive.trainer.figure;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.worm.NervePlan;

/**
 * Where the cells of a connectome are drawn: sensory neurons at the left, the recurrent rest in the
 * middle with the best-connected innermost, the muscles that move the body at the right. Muscles
 * that no one reads have no place.
 */
public final class NetworkLayout {
  private static final double SENSORY_X = 0.03;
  private static final double CENTRE_X = 0.47;
  private static final double RADIUS_X = 0.33;
  private static final double RADIUS_Y = 0.47;
  private static final double MUSCLE_X = 0.93;
  private static final double MUSCLE_COLUMN = 0.045;
  private static final int MUSCLE_COLUMNS = 2;

  /** Turns that leave no gaps: a full turn divided by the golden ratio squared. */
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  private final Map<Integer, Point2D> places = new LinkedHashMap<>();
  private final Map<Integer, Layer> layers = new LinkedHashMap<>();

  /** What a cell is for. */
  public enum Layer {
    /** Neurons that the world touches: food or touch. */
    SENSORY,
    /** All other neurons. */
    RECURRENT,
    /** Muscles whose sum drives the left side. */
    LEFT_MUSCLE,
    /** Muscles whose sum drives the right side. */
    RIGHT_MUSCLE
  }

  /**
   * @param connectome the cells
   * @param nerves which of its groups sense and which move
   */
  public NetworkLayout(Connectome connectome, NervePlan nerves) {
    NervePlan plan = nerves.in(connectome);
    List<Integer> sensory =
        Stream.concat(
                connectome.group(plan.food()).stream(), connectome.group(plan.touch()).stream())
            .toList();
    column(sensory, Layer.SENSORY, SENSORY_X, 0.06, 0.94);
    recurrent(connectome, sensory);
    muscles(connectome.group(plan.left()), Layer.LEFT_MUSCLE, 0.03, 0.47);
    muscles(connectome.group(plan.right()), Layer.RIGHT_MUSCLE, 0.53, 0.97);
  }

  private void recurrent(Connectome connectome, List<Integer> sensory) {
    int[] degree = new int[connectome.cells().size()];
    for (Synapse synapse : connectome.synapses()) {
      degree[synapse.presynaptic()]++;
      degree[synapse.postsynaptic()]++;
    }
    List<Integer> cells =
        new ArrayList<>(
            IntStream.range(0, connectome.neuronCount())
                .filter(cell -> !sensory.contains(cell))
                .boxed()
                .toList());
    cells.sort(Comparator.comparingInt((Integer cell) -> degree[cell]).reversed());
    for (int i = 0; i < cells.size(); i++) {
      double radius = Math.sqrt((i + 0.5) / cells.size());
      double angle = i * GOLDEN_ANGLE;
      place(
          cells.get(i),
          Layer.RECURRENT,
          CENTRE_X + RADIUS_X * radius * StrictMath.cos(angle),
          0.5 + RADIUS_Y * radius * StrictMath.sin(angle));
    }
  }

  private void muscles(List<Integer> cells, Layer layer, double top, double bottom) {
    int perColumn = Math.ceilDiv(cells.size(), MUSCLE_COLUMNS);
    for (int c = 0; c < MUSCLE_COLUMNS; c++) {
      int from = Math.min(c * perColumn, cells.size());
      int to = Math.min(from + perColumn, cells.size());
      column(cells.subList(from, to), layer, MUSCLE_X + c * MUSCLE_COLUMN, top, bottom);
    }
  }

  private void column(List<Integer> cells, Layer layer, double x, double top, double bottom) {
    for (int i = 0; i < cells.size(); i++) {
      place(cells.get(i), layer, x, top + (bottom - top) * (i + 0.5) / cells.size());
    }
  }

  private void place(int cell, Layer layer, double x, double y) {
    places.put(cell, new Point2D.Double(x, y));
    layers.put(cell, layer);
  }

  /** Cells that have a place. */
  public List<Integer> cells() {
    return List.copyOf(places.keySet());
  }

  /** Whether a cell has a place. */
  public boolean contains(int cell) {
    return places.containsKey(cell);
  }

  /** Place of a cell, from 0 at the left edge to 1. */
  public double x(int cell) {
    return places.get(cell).getX();
  }

  /** Place of a cell, from 0 at the top edge to 1. */
  public double y(int cell) {
    return places.get(cell).getY();
  }

  /** What a cell is for. */
  public Layer layer(int cell) {
    return layers.get(cell);
  }
}
