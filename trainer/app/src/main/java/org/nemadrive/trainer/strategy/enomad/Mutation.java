package org.nemadrive.trainer.strategy.enomad;

import java.util.Arrays;

/**
 * What was done to a genome: some of its weights were drawn anew.
 *
 * @param genes which, ascending
 * @param before the value of each before; as many
 */
record Mutation(int[] genes, double[] before) {
  /** Nothing was done. */
  static final Mutation NONE = new Mutation(new int[0], new double[0]);

  /** Whether this gene was drawn anew. */
  boolean isOf(int gene) {
    return Arrays.binarySearch(genes, gene) >= 0;
  }
}
