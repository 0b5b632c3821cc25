package org.nemadrive.trainer.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.world.FoodLayout;

/** What a worm did, tick by tick, as a table for other programs. */
public final class NeuralRecord {
  /** Which table. */
  public enum Kind {
    /** Muscle sums, pose and food of every tick. */
    TRACE,
    /** A row for each spike. */
    SPIKES,
    /** A column for each neuron's potential after the tick. */
    POTENTIALS;

    /** The option that asks for it. */
    public String option() {
      return "--" + name().toLowerCase(Locale.ROOT);
    }

    /** Its name, for people. */
    public String title() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  private static final List<String> TRACE_COLUMNS =
      List.of(
          "tick", "a_left", "a_right", "x", "y", "heading_rad", "sees_food", "food_left", "reward");

  private final Kind kind;
  private final Connectome connectome;
  private final boolean namesLayouts;
  private final List<List<?>> rows = new ArrayList<>();

  /**
   * @param kind which table
   * @param connectome whose neurons
   * @param several whether there are runs on several layouts, so that each row names its own; a
   *     trace always does
   */
  public NeuralRecord(Kind kind, Connectome connectome, boolean several) {
    this.kind = kind;
    this.connectome = connectome;
    namesLayouts = several || kind == Kind.TRACE;
    List<Object> header = row(null);
    header.addAll(
        switch (kind) {
          case TRACE -> TRACE_COLUMNS;
          case SPIKES -> List.of("tick", "cell");
          case POTENTIALS -> columnsOfNeurons();
        });
    rows.add(header);
  }

  private List<String> columnsOfNeurons() {
    List<String> columns = new ArrayList<>(List.of("tick"));
    columns.addAll(connectome.neurons());
    return columns;
  }

  private List<Object> row(FoodLayout layout) {
    List<Object> row = new ArrayList<>();
    if (namesLayouts) {
      row.add(layout == null ? "layout" : layout.name());
    }
    return row;
  }

  /** Writes down a run on a layout. */
  public TickObserver of(FoodLayout layout) {
    return switch (kind) {
      case TRACE ->
          (tick, core, world) -> {
            List<Object> row = row(layout);
            row.addAll(
                List.of(
                    tick,
                    core.left(),
                    core.right(),
                    world.x(),
                    world.y(),
                    world.heading(),
                    world.seesFood() ? 1 : 0,
                    world.foodLeft(),
                    world.reward()));
            rows.add(row);
          };
      case SPIKES ->
          (tick, core, world) -> {
            for (int k = 0; k < core.spikeCount(); k++) {
              List<Object> row = row(layout);
              row.add(tick);
              row.add(connectome.cells().get(core.spike(k)));
              rows.add(row);
            }
          };
      case POTENTIALS ->
          (tick, core, world) -> {
            List<Object> row = row(layout);
            row.add(tick);
            for (int neuron = 0; neuron < connectome.neuronCount(); neuron++) {
              row.add(core.potential(neuron));
            }
            rows.add(row);
          };
    };
  }

  /** Writes the table. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(CsvTable.text(rows).getBytes(StandardCharsets.UTF_8));
  }
}
