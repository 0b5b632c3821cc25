package org.nemadrive.trainer.strategy.penomad;

/**
 * How far a worm came in a run, level by level; a level is an item eaten, on the mean of all
 * layouts. Immutable; all arrays have one element for each level that was reached, from 0, where
 * nothing is eaten.
 *
 * @param ticks ticks that had passed when the level was reached
 * @param places what tells apart worms that reached it at the same tick but elsewhere
 * @param forecasts by when all food may be eaten, ticks: the least, while the worm was on the
 *     level, of the ticks passed and those that the way through all food left may take
 * @param turns when it was that the forecast was so; what the worm did later led it away from food
 */
record Progress(int[] ticks, long[] places, double[] forecasts, int[] turns) {
  /** Nowhere: of what need not be remembered. */
  static final Progress NOTHING = new Progress(new int[1], new long[1], new double[1], new int[1]);

  /** The highest level that was reached. */
  int level() {
    return ticks.length - 1;
  }
}
