package org.nemadrive.simulator.foraging;

/**
 * What a genome did in its runs, as far as others that differ little from it need to know.
 *
 * @param earlyFitness mean fitness in the first few scenarios; what a race compares
 * @param delivered neuron n delivered in some run if bit n of word n / 64 is 1; null if unknown
 */
public record Course(double earlyFitness, long[] delivered) {
  /** A course of which nothing is known, so that no race is run against it. */
  public static final Course UNKNOWN = new Course(Double.NEGATIVE_INFINITY, null);

  /** Whether a neuron delivered; true if that is unknown. */
  boolean delivers(int neuron) {
    return delivered == null || (delivered[neuron / Long.SIZE] >>> neuron & 1) == 1;
  }
}
