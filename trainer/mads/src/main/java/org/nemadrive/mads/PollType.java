package org.nemadrive.mads;

/** Which positive spanning set the poll tries around the incumbent. */
public enum PollType {
  /** The columns of a random Householder matrix and their negatives (Abramson et al. 2009). */
  ORTHO_2N,
  /**
   * Of every pair of opposite columns the one nearer to the last success, then the negative sum of
   * them (Audet, Ianni, Le Digabel and Tribes 2014).
   */
  ORTHO_N_PLUS_1,
}
