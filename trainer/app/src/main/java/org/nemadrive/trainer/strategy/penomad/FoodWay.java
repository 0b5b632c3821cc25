package org.nemadrive.trainer.strategy.penomad;

import java.util.Arrays;
import org.nemadrive.simulator.foraging.SureMeals;

/**
 * Estimates the way through all food left: to the nearest item, from there to the one nearest to
 * it, and so on. Ways from an item on are kept until the next one is eaten. Not thread-safe.
 */
final class FoodWay {
  /**
   * What lies beyond so many items is not reckoned, lest large fields cost more than their runs.
   */
  private static final int MAX_ITEMS = 64;

  private double[] onwards = new double[0];
  private double[] x = new double[0];
  private double[] y = new double[0];
  private int known;

  /** Forgets the ways of the layout before. */
  void begin(SureMeals meals) {
    if (onwards.length < meals.left()) {
      onwards = new double[meals.left()];
      x = new double[meals.left()];
      y = new double[meals.left()];
    }
    forget(meals);
  }

  private void forget(SureMeals meals) {
    known = meals.left();
    Arrays.fill(onwards, 0, known, Double.NaN);
  }

  /** The length of the way from a position, world units; 0 if nothing is left. */
  double from(double fromX, double fromY, SureMeals meals) {
    int left = meals.left();
    if (left == 0) {
      return 0;
    }
    if (left != known) {
      forget(meals);
    }
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < left; i++) {
      double dx = meals.leftX(i) - fromX;
      double dy = meals.leftY(i) - fromY;
      double squared = dx * dx + dy * dy;
      if (squared < least) {
        least = squared;
        nearest = i;
      }
    }
    if (Double.isNaN(onwards[nearest])) {
      onwards[nearest] = onwards(nearest, meals);
    }
    return Math.sqrt(least) + onwards[nearest];
  }

  private double onwards(int first, SureMeals meals) {
    int left = meals.left();
    for (int i = 0; i < left; i++) {
      x[i] = meals.leftX(i);
      y[i] = meals.leftY(i);
    }
    int here = first;
    double way = 0;
    for (int step = 1; step < MAX_ITEMS && left > 1; step++) {
      double hereX = x[here];
      double hereY = y[here];
      left--;
      x[here] = x[left];
      y[here] = y[left];
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < left; i++) {
        double dx = x[i] - hereX;
        double dy = y[i] - hereY;
        double squared = dx * dx + dy * dy;
        if (squared < least) {
          least = squared;
          here = i;
        }
      }
      way += Math.sqrt(least);
    }
    return way;
  }
}
