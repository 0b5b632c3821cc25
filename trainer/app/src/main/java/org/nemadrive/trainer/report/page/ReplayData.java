package org.nemadrive.trainer.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.figure.NetworkLayout;
import org.nemadrive.trainer.film.Recording;

/**
 * What the script of a replay needs, as JSON.
 *
 * @param title what it shows, for people
 * @param width of the arena, world units
 * @param height of the arena, world units
 * @param range in which food is eaten, world units
 * @param food positions; shape (items, 2)
 * @param eatenAt tick in which each item was eaten, -1 for never
 * @param x of the worm, at the start and after each tick
 * @param y as {@code x}
 * @param heading radians, as {@code x}
 * @param fired neurons that fired in each tick
 * @param sense in each tick 0 for nothing, 1 for food, 2 for touch
 * @param left drive of the left muscles in each tick
 * @param right drive of the right muscles in each tick
 * @param cells every cell that is drawn
 * @param food_cells cells that are stimulated by food
 * @param touch_cells cells that are stimulated by touch
 * @param synapses presynaptic cell, postsynaptic cell, W0 and weight of each synapse that is drawn
 */
public record ReplayData(
    String title,
    double width,
    double height,
    double range,
    double[][] food,
    int[] eatenAt,
    double[] x,
    double[] y,
    double[] heading,
    int[][] fired,
    int[] sense,
    double[] left,
    double[] right,
    List<Cell> cells,
    List<Integer> food_cells,
    List<Integer> touch_cells,
    double[][] synapses) {
  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final double PRECISION = 1000;

  /**
   * A cell.
   *
   * @param id its index
   * @param name its name
   * @param layer what it is for
   * @param x its place, from 0 to 1
   * @param y its place, from 0 to 1
   */
  public record Cell(int id, String name, String layer, double x, double y) {}

  /** The data of one recording. */
  public static ReplayData of(
      String title,
      Recording recording,
      Connectome connectome,
      double[] genome,
      ForagingSettings settings) {
    NetworkLayout layout = new NetworkLayout(connectome, settings.nerves());
    WorldParameters world = settings.world();
    FoodLayout food = recording.path().layout();
    return new ReplayData(
        title,
        world.width(),
        world.height(),
        world.consumptionRange(),
        IntStream.range(0, food.count())
            .mapToObj(i -> new double[] {rounded(food.x(i)), rounded(food.y(i))})
            .toArray(double[][]::new),
        recording.eatenAt(),
        rounded(recording.path().x()),
        rounded(recording.path().y()),
        rounded(recording.heading()),
        recording.fired(),
        Arrays.stream(recording.sense()).mapToInt(World.Sense::ordinal).toArray(),
        rounded(recording.left()),
        rounded(recording.right()),
        layout.cells().stream()
            .map(
                cell ->
                    new Cell(
                        cell,
                        connectome.cells().get(cell),
                        layout.layer(cell).name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        rounded(layout.x(cell)),
                        rounded(layout.y(cell))))
            .toList(),
        connectome.group(settings.nerves().food()),
        connectome.group(settings.nerves().touch()),
        IntStream.range(0, genome.length)
            .filter(i -> layout.contains(connectome.synapses().get(i).postsynaptic()))
            .mapToObj(i -> synapse(connectome.synapses().get(i), genome[i]))
            .toArray(double[][]::new));
  }

  private static double[] synapse(Synapse synapse, double weight) {
    return new double[] {
      synapse.presynaptic(), synapse.postsynaptic(), synapse.biologicalWeight(), rounded(weight)
    };
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(ReplayData::rounded).toArray();
  }

  private static double rounded(double value) {
    return Math.round(value * PRECISION) / PRECISION;
  }

  /** As JSON that may stand inside a script element. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names are always JSON", e);
    }
  }
}
