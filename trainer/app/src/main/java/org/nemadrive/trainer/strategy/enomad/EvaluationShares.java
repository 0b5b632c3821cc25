package org.nemadrive.trainer.strategy.enomad;

/** Who of a generation may spend how many evaluations when not all can have what they want. */
final class EvaluationShares {
  private EvaluationShares() {}

  /**
   * Serves wants in order of place until nothing is left, so that threads cannot race for the last
   * evaluations.
   *
   * @param left evaluations left
   * @param wants most evaluations that each place can spend
   * @return what each place may spend
   */
  static int[] of(long left, int[] wants) {
    int[] shares = new int[wants.length];
    long rest = left;
    for (int place = 0; place < wants.length; place++) {
      shares[place] = (int) Math.min(rest, wants[place]);
      rest -= shares[place];
    }
    return shares;
  }
}
