package org.nemadrive.simulator.servo;

/**
 * Learns while driving how many times as fast as told one wheel turns: the ratio of the ways it
 * made to the ways its model made, held near 1 by some way driven as told. Allocates nothing.
 */
final class GainLearner {
  private static final double LEAST = 0.85;
  private static final double MOST = 1.15;

  private final double trustedCounts;
  private double gain = 1;
  private double toldCounts;
  private double moreCounts;

  /** A wheel that is taken to have made {@code trustedCounts} of way as told already. */
  GainLearner(double trustedCounts) {
    this.trustedCounts = trustedCounts;
  }

  /**
   * Learns from one tick.
   *
   * @param modelCounts way that the model made with the gain learned before
   * @param missedCounts what has to be added to it to be what the encoder says
   */
  void learn(double modelCounts, double missedCounts) {
    double told = Math.abs(modelCounts) / gain;
    toldCounts += told;
    moreCounts += (modelCounts > 0 ? missedCounts : -missedCounts) + (gain - 1) * told;
    gain = Math.clamp(1 + moreCounts / (toldCounts + trustedCounts), LEAST, MOST);
  }

  double gain() {
    return gain;
  }
}
