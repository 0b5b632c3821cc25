package org.nemadrive.simulator.servo;

/**
 * Finds out while driving whether the wheels follow their commands as late as their model says. A
 * wheel that follows a change of its speed later by a time misses the change times that time, part
 * of it in the tick of the change and the rest in the next: least squares over both tell the time.
 * Allocates nothing.
 */
final class DelayJudge {
  /** What the odds of a false alarm are set by: standard deviations of the time. */
  private static final double DOUBT_SIGMAS = 4;

  /** Each tick in which a wheel changed its speed counts for a little less than the next. */
  private static final double KEPT = 1 - 1.0 / 400;

  private static final double LEAST_TICKS = 25;

  private final double toleratedS;
  private double ticks;
  private double nowNow;
  private double nowBefore;
  private double beforeBefore;
  private double nowMissed;
  private double beforeMissed;
  private double missedMissed;

  /**
   * @param toleratedS what a robot may be late or early without harm, seconds
   */
  DelayJudge(double toleratedS) {
    this.toleratedS = toleratedS;
  }

  /**
   * Learns from one wheel in one tick.
   *
   * @param now by how much the command that began to act changed the speed told, counts per second
   * @param before the same in the tick before
   * @param missed what has to be added to the model's way to be what the encoder says, counts
   */
  void learn(double now, double before, double missed) {
    if (now == 0 && before == 0) {
      return;
    }
    ticks = KEPT * ticks + 1;
    nowNow = KEPT * nowNow + now * now;
    nowBefore = KEPT * nowBefore + now * before;
    beforeBefore = KEPT * beforeBefore + before * before;
    nowMissed = KEPT * nowMissed + now * missed;
    beforeMissed = KEPT * beforeMissed + before * missed;
    missedMissed = KEPT * missedMissed + missed * missed;
  }

  private double determinant() {
    return nowNow * beforeBefore - nowBefore * nowBefore;
  }

  private double slopeNow() {
    return (nowMissed * beforeBefore - beforeMissed * nowBefore) / determinant();
  }

  private double slopeBefore() {
    return (beforeMissed * nowNow - nowMissed * nowBefore) / determinant();
  }

  private boolean knowsEnough() {
    return ticks >= LEAST_TICKS && determinant() > 0;
  }

  /** How much later the wheels follow than their model says, seconds; 0 before enough is known. */
  double lateS() {
    return knowsEnough() ? -slopeNow() - slopeBefore() : 0;
  }

  /** Whether they surely follow later or earlier than is tolerated. */
  boolean doubts() {
    if (!knowsEnough()) {
      return false;
    }
    double rest = missedMissed - slopeNow() * nowMissed - slopeBefore() * beforeMissed;
    double variance = Math.max(0, rest) / ticks;
    double sigma = Math.sqrt(variance * (nowNow + beforeBefore - 2 * nowBefore) / determinant());
    return Math.abs(lateS()) - DOUBT_SIGMAS * sigma > toleratedS;
  }
}
