package org.nemadrive.trainer.comparison;

import java.util.function.ToDoubleFunction;
import org.nemadrive.trainer.run.History;

/** What is compared: a number that each row of a history holds of the best individual so far. */
public enum Measure {
  /** Food items eaten. */
  FOOD("food", "Food eaten (items)", History.Row::foodEaten),
  /** Reward of all ticks, Eq. 5. */
  FITNESS("fitness", "Fitness (reward units)", History.Row::fitness),
  /** Euclidean distance from W0. */
  L2("l2", "Distance from W0, L2 (weight units)", History.Row::distance),
  /** Number of weights that differ from W0. */
  L0("l0", "Weights changed, L0 (count)", History.Row::changedWeights);

  private final String key;
  private final String label;
  private final ToDoubleFunction<History.Row> value;

  Measure(String key, String label, ToDoubleFunction<History.Row> value) {
    this.key = key;
    this.label = label;
    this.value = value;
  }

  /** Name in tables. */
  public String key() {
    return key;
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
