package org.nemadrive.simulator.motor;

/**
 * What a first-order lag does in one fixed span of time. The exponentials are taken here, once and
 * by {@link StrictMath}, so that ticks have the same bits on every machine.
 *
 * @param durationS length of the span, seconds
 * @param decay part of a difference of speed that is left at its end
 * @param pathS way in the span, for each unit of that difference at its start, seconds
 */
record Lag(double durationS, double decay, double pathS) {
  /** The lag of one time constant, in seconds, over a span of time. */
  static Lag of(double durationS, double timeConstantS) {
    double decay = StrictMath.exp(-durationS / timeConstantS);
    return new Lag(durationS, decay, timeConstantS * (1 - decay));
  }
}
