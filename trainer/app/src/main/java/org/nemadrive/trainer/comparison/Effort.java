package org.nemadrive.trainer.comparison;

import java.util.function.ToDoubleFunction;
import org.nemadrive.trainer.run.History;

/** What is spent on training: the horizontal axis of a curve. */
public enum Effort {
  /** Computing time of the threads that train. */
  CPU_SECONDS("Computing time (s)", History.Row::seconds),
  /** Fitness evaluations. */
  EVALUATIONS("Fitness evaluations", History.Row::evaluations),
  /** Ticks in which nerves were simulated. */
  SIMULATED_TICKS("Simulated ticks", History.Row::simulatedTicks);

  private final String label;
  private final ToDoubleFunction<History.Row> value;

  Effort(String label, ToDoubleFunction<History.Row> value) {
    this.label = label;
    this.value = value;
  }

  /** Name with unit, for axes. */
  public String label() {
    return label;
  }

  /** The number of a row. */
  public double of(History.Row row) {
    return value.applyAsDouble(row);
  }
}
