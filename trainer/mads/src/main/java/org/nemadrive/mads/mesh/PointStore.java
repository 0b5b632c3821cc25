package org.nemadrive.mads.mesh;

import java.util.Arrays;

/**
 * All points with a known value, in the order in which they came, found again by a hash of their
 * bits. Storage is kept from run to run.
 */
public final class PointStore {
  private static final int EMPTY = -1;

  private int n;
  private int size;
  private double[][] points = {};
  private double[] values = {};
  private int[] table = {};

  /** Forgets all points and makes room for {@code capacity} new ones of {@code n} coordinates. */
  public void reset(int n, int capacity) {
    this.n = n;
    size = 0;
    if (points.length < capacity) {
      points = new double[capacity][];
      values = new double[capacity];
    }
    if (capacity > 0 && (points[0] == null || points[0].length != n)) {
      Arrays.fill(points, null);
    }
    int wanted = Integer.highestOneBit(Math.max(4, capacity)) * 4;
    if (table.length < wanted) {
      table = new int[wanted];
    }
    Arrays.fill(table, EMPTY);
  }

  /** Number of points. */
  public int size() {
    return size;
  }

  /** Point {@code index}; to be read only. */
  public double[] point(int index) {
    return points[index];
  }

  /** Value of point {@code index}; positive infinity if its evaluation failed. */
  public double value(int index) {
    return values[index];
  }

  /** The index of {@code x}, or -1 if it is not here. */
  public int indexOf(double[] x) {
    return table[slot(x)];
  }

  /**
   * Adds a copy of {@code x}, or changes nothing if it is already here.
   *
   * @return the index of {@code x}
   */
  public int add(double[] x, double value) {
    int slot = slot(x);
    if (table[slot] != EMPTY) {
      return table[slot];
    }
    if (points[size] == null) {
      points[size] = new double[n];
    }
    System.arraycopy(x, 0, points[size], 0, n);
    values[size] = value;
    table[slot] = size;
    return size++;
  }

  private int slot(double[] x) {
    long hash = 1;
    for (int i = 0; i < n; i++) {
      // Adding 0.0 makes -0.0 and 0.0 one point.
      hash = (hash ^ Double.doubleToRawLongBits(x[i] + 0.0)) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 32;
    }
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    while (table[slot] != EMPTY && !same(points[table[slot]], x)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean same(double[] a, double[] b) {
    for (int i = 0; i < n; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }
}
