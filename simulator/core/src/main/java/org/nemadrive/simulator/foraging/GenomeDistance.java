package org.nemadrive.simulator.foraging;

/** How far a genome is from its biology. Both arrays are in canonical order. */
public final class GenomeDistance {
  private GenomeDistance() {}

  /** L0: how many weights differ from W0. */
  public static int changedWeights(double[] weights, double[] biological) {
    int changed = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != biological[i]) {
        changed++;
      }
    }
    return changed;
  }

  /** L2: the Euclidean distance from W0. */
  public static double euclidean(double[] weights, double[] biological) {
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double difference = weights[i] - biological[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
