package org.nemadrive.telemetry.collect;

import java.util.Arrays;
import org.nemadrive.telemetry.message.Bodies.Percentiles;

/** Exact percentiles of a duration over the newest ticks. */
final class DurationWindow {
  /** Ticks looked back on: 10 seconds at 100 Hz. */
  static final int LENGTH = 1_000;

  private final long[] newestNs = new long[LENGTH];
  private final long[] sorted = new long[LENGTH];
  private int filled;
  private int next;

  void add(long durationNs) {
    newestNs[next] = durationNs;
    next = (next + 1) % LENGTH;
    filled = Math.min(filled + 1, LENGTH);
  }

  int size() {
    return filled;
  }

  /** Nearest-rank percentiles in microseconds, zero while nothing was added. */
  Percentiles percentiles() {
    if (filled == 0) {
      return new Percentiles(0, 0, 0);
    }
    System.arraycopy(newestNs, 0, sorted, 0, filled);
    Arrays.sort(sorted, 0, filled);
    return new Percentiles(rankUs(0.5), rankUs(0.99), rankUs(1));
  }

  private int rankUs(double fraction) {
    int rank = Math.max(1, (int) Math.ceil(fraction * filled));
    return (int) Math.min(Integer.MAX_VALUE, sorted[rank - 1] / 1_000);
  }
}
