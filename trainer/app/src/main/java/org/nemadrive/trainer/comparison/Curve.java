package org.nemadrive.trainer.comparison;

import java.util.List;
import org.nemadrive.trainer.run.History;

/**
 * How one run went.
 *
 * @param task what it trained on
 * @param strategy how
 * @param seed from which seed
 * @param rows its history, at least one row, effort rising
 */
public record Curve(String task, String strategy, long seed, List<History.Row> rows) {
  public Curve {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a curve needs a row");
    }
  }

  /** Where the run ended. */
  public History.Row last() {
    return rows.getLast();
  }

  /** The measure when so much was spent: that of the last row up to there; NaN before the first. */
  public double at(Effort effort, double spent, Measure measure) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (effort.of(rows.get(middle)) <= spent) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Double.NaN : measure.of(rows.get(low - 1));
  }
}
