package org.nemadrive.trainer.unseen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * An upper bound of the items that lie within eating range of a path of some length from the centre
 * of the arena.
 *
 * <p>Of any such path take, for each item that it eats, where it first is within range. That point
 * lies in one of small squares that cover the range, and between two such points the path is at
 * least as long as the gap between their squares. So the shortest walk through squares of k
 * different items is no longer than the shortest path that eats k. Instead of walks through
 * different items, which are hard to find, all walks are allowed that do not go straight back to
 * the item before, and each visit of an item i costs a price p_i, while the sum of all prices is
 * taken off: for different items that never adds, so whatever the prices (from 0 up), the least sum
 * stays a lower bound of the length (Lagrangian relaxation with 2-cycle elimination, as
 * Christofides, Mingozzi and Toth 1981 do for routes of vehicles). Prices are sought by
 * subgradients with large squares; the bound itself is computed with small ones.
 */
final class LengthBound {
  private static final int COARSE = 4;
  private static final int FINE = 9;
  private static final int STEPS = 150;

  /** Length that rounding may add to a walk of a few dozen legs, world units; far too much. */
  private static final double ROUNDING = 1e-6;

  private final FoodLayout layout;
  private final WorldParameters world;

  LengthBound(FoodLayout layout, WorldParameters world) {
    this.layout = layout;
    this.world = world;
  }

  /**
   * The least number from {@code found} up of which it is proved that no path exceeds it.
   *
   * @param length of the path, world units
   * @param found items that a path of this length is known to eat
   */
  int most(double length, int found) {
    Squares coarse = new Squares(COARSE);
    Squares fine = new Squares(FINE);
    for (int k = found + 1; k <= layout.count(); k++) {
      double[] prices = prices(coarse, k, length);
      if (fine.shortest(k, prices, new int[layout.count()]) > length + ROUNDING) {
        return k - 1;
      }
    }
    return layout.count();
  }

  /** Prices at which the shortest walk through k items is long. */
  private double[] prices(Squares squares, int k, double length) {
    double[] prices = new double[layout.count()];
    double[] best = prices.clone();
    double longest = 0;
    double pace = 1;
    for (int step = 0; step < STEPS; step++) {
      int[] visits = new int[layout.count()];
      double shortest = squares.shortest(k, prices, visits);
      if (shortest > longest) {
        longest = shortest;
        best = prices.clone();
      } else {
        pace *= 0.95;
      }
      int squared = Arrays.stream(visits).map(v -> (v - 1) * (v - 1)).sum();
      if (squared == 0) {
        break;
      }
      double size = pace * (1.1 * length - shortest) / squared;
      for (int i = 0; i < prices.length; i++) {
        prices[i] = Math.max(0, prices[i] + size * (visits[i] - 1));
      }
    }
    return best;
  }

  /** The range of every item, cut into squares. */
  private final class Squares {
    private final double side;
    private final int[] item;
    private final double[] x;
    private final double[] y;

    /**
     * @param perSide squares along a diameter
     */
    Squares(int perSide) {
      double range = world.consumptionRange();
      side = 2 * range / perSide;
      List<double[]> all = new ArrayList<>();
      for (int i = 0; i < layout.count(); i++) {
        for (int a = 0; a < perSide; a++) {
          for (int b = 0; b < perSide; b++) {
            double dx = (a + 0.5) * side - range;
            double dy = (b + 0.5) * side - range;
            if (Math.hypot(gap(dx, 0, side / 2), gap(dy, 0, side / 2)) < range) {
              all.add(new double[] {i, layout.x(i) + dx, layout.y(i) + dy});
            }
          }
        }
      }
      item = all.stream().mapToInt(square -> (int) square[0]).toArray();
      x = all.stream().mapToDouble(square -> square[1]).toArray();
      y = all.stream().mapToDouble(square -> square[2]).toArray();
    }

    /**
     * Length and prices of the best walk of k visits from the centre, less the prices of all items.
     *
     * @param visits becomes how often that walk visits each item
     */
    double shortest(int k, double[] prices, int[] visits) {
      int n = item.length;
      // Of each square the best walk that ends there, and the best that came from another item.
      double[][] best = new double[2][n];
      int[][] cameFrom = new int[2][n];
      int[][][] steps = new int[k][2][n];
      for (int v = 0; v < n; v++) {
        best[0][v] =
            Math.hypot(
                    gap(x[v], world.width() / 2, side / 2), gap(y[v], world.height() / 2, side / 2))
                + prices[item[v]];
        best[1][v] = Double.POSITIVE_INFINITY;
        cameFrom[0][v] = -1;
        cameFrom[1][v] = -1;
        steps[0][0][v] = -1;
        steps[0][1][v] = -1;
      }
      for (int visit = 1; visit < k; visit++) {
        double[][] longer = new double[2][n];
        int[][] from = new int[2][n];
        for (int v = 0; v < n; v++) {
          step(v, best, cameFrom, longer, from, steps[visit]);
          longer[0][v] += prices[item[v]];
          longer[1][v] += prices[item[v]];
        }
        best = longer;
        cameFrom = from;
      }
      int end = 0;
      for (int v = 1; v < n; v++) {
        end = best[0][v] < best[0][end] ? v : end;
      }
      double shortest = best[0][end] - Arrays.stream(prices).sum();
      int way = 0;
      for (int visit = k - 1; visit >= 0; visit--) {
        visits[item[end]]++;
        int before = steps[visit][way][end];
        end = before / 2;
        way = before % 2;
      }
      return shortest;
    }

    /** The best and the second best walk to a square, one visit longer. */
    private void step(
        int to, double[][] best, int[][] cameFrom, double[][] longer, int[][] from, int[][] steps) {
      double first = Double.POSITIVE_INFINITY;
      double second = Double.POSITIVE_INFINITY;
      int firstItem = -1;
      int secondItem = -1;
      int firstStep = 0;
      int secondStep = 0;
      for (int u = 0; u < item.length; u++) {
        if (item[u] == item[to]) {
          continue;
        }
        int way = cameFrom[0][u] == item[to] ? 1 : 0;
        // What is already too long needs no distance.
        if (best[way][u] >= second) {
          continue;
        }
        double dx = Math.max(0, Math.abs(x[u] - x[to]) - side);
        double dy = Math.max(0, Math.abs(y[u] - y[to]) - side);
        double length = best[way][u] + Math.sqrt(dx * dx + dy * dy);
        if (length < first) {
          if (firstItem != item[u]) {
            second = first;
            secondItem = firstItem;
            secondStep = firstStep;
          }
          first = length;
          firstItem = item[u];
          firstStep = 2 * u + way;
        } else if (length < second && item[u] != firstItem) {
          second = length;
          secondItem = item[u];
          secondStep = 2 * u + way;
        }
      }
      longer[0][to] = first;
      longer[1][to] = second;
      from[0][to] = firstItem;
      from[1][to] = secondItem;
      steps[0][to] = firstStep;
      steps[1][to] = secondStep;
    }
  }

  /** How far a point is from an interval around a middle. */
  private static double gap(double point, double middle, double halfWidth) {
    return Math.max(0, Math.abs(point - middle) - halfWidth);
  }
}
