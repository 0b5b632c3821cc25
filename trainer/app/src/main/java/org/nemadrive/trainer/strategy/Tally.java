package org.nemadrive.trainer.strategy;

import java.util.Arrays;

/** Whole numbers from 0, by how often each came up. Their order leaves no trace. */
final class Tally {
  private int[] counts = new int[64];
  private long size;

  /** Counts a number once more. */
  void add(int number) {
    counts(number)[number]++;
    size++;
  }

  /** Takes all that another has counted, which is left with nothing. */
  void take(Tally other) {
    for (int number = 0; number < other.counts.length; number++) {
      if (other.counts[number] > 0) {
        counts(number)[number] += other.counts[number];
      }
    }
    size += other.size;
    Arrays.fill(other.counts, 0);
    other.size = 0;
  }

  /** The median, of an even count halfway between the middle two; NaN if nothing was counted. */
  double median() {
    return size == 0 ? Double.NaN : (at((size - 1) / 2) + at(size / 2)) / 2.0;
  }

  /** The number at a place from 0, in ascending order. */
  private int at(long place) {
    int number = 0;
    for (long passed = counts[0]; passed <= place; passed += counts[number]) {
      number++;
    }
    return number;
  }

  private int[] counts(int number) {
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(number + 1, 2 * counts.length));
    }
    return counts;
  }
}
