package org.nemadrive.controller.emulator;

/** A wheel with motor and encoder. Speeds are millionths of an encoder count per second. */
public final class EmulatedWheel {
  /** What the bridge does to the motor. */
  public enum Power {
    /** Open: the motor rolls out. */
    COAST,
    /** Short: the motor holds against. */
    BRAKE,
    /** Driven towards the target speed. */
    DRIVE
  }

  private static final long NS_PER_S = 1_000_000_000L;
  private static final long COUNT = 1_000_000L;
  private static final long STEP_NS = 1_000_000;

  private static final double DRIVE_TIME_CONSTANT_S = 0.06;
  private static final double BRAKE_TIME_CONSTANT_S = 0.02;
  private static final double COAST_TIME_CONSTANT_S = 0.15;

  private final ManualClock clock;
  private final boolean inert;
  private final long delayNs;
  private Power lastPower = Power.COAST;
  private long lastTarget;
  private Power power = Power.COAST;
  private long target;
  private double speed;
  private long push;
  private boolean stuck;
  private long counts;
  private long rest;
  private double turned;
  private double load;
  private double gain = 1;

  EmulatedWheel(ManualClock clock, boolean inert, long delayNs) {
    this.clock = clock;
    this.inert = inert;
    this.delayNs = delayNs;
  }

  /** Acts after the latency, if there is one. */
  void set(Power newPower, long newTarget) {
    if (delayNs == 0) {
      apply(newPower, newTarget);
    } else if (newPower != lastPower || newTarget != lastTarget) {
      lastPower = newPower;
      lastTarget = newTarget;
      clock.at(clock.nowNs() + delayNs, () -> apply(newPower, newTarget));
    }
  }

  private void apply(Power newPower, long newTarget) {
    power = newPower;
    target = newTarget;
    if (!inert) {
      speed = newPower == Power.DRIVE ? newTarget : 0;
    }
  }

  /** Part by which the present load makes the wheel slower or faster than it is driven. */
  void load(double part) {
    load = part;
  }

  /** Turns so many times as fast as it is driven, from now on. */
  public void gain(double times) {
    gain = times;
  }

  /**
   * Somebody pushes the wheel, or its bridge has burnt through: it turns by this much faster than
   * its motor lets it, counts per second; 0 for nobody.
   */
  public void push(double countsPerS) {
    push = Math.round(countsPerS * COUNT);
  }

  void stuck(boolean isStuck) {
    stuck = isStuck;
  }

  /** Turns for some time; exact in whole numbers when there is no inertia. */
  void advance(long durationNs) {
    long left = durationNs;
    while (left > 0) {
      long step = inert ? Math.min(left, STEP_NS) : left;
      double mean = inert ? settle(step) : speed;
      turn(stuck ? 0 : Math.round(mean) + push, step);
      left -= step;
    }
  }

  /** Lets the speed settle towards what drives it; the mean speed meanwhile. */
  private double settle(long stepNs) {
    double goal = power == Power.DRIVE ? target * gain * (1 - load) : 0;
    double constant =
        switch (power) {
          case DRIVE -> DRIVE_TIME_CONSTANT_S;
          case BRAKE -> BRAKE_TIME_CONSTANT_S;
          case COAST -> COAST_TIME_CONSTANT_S;
        };
    double stepS = stepNs / 1e9;
    double settled = (goal - speed) * (1 - Math.exp(-stepS / constant));
    double mean = goal - settled * constant / stepS;
    speed += settled;
    return mean;
  }

  private void turn(long microCountsPerS, long durationNs) {
    // Whole seconds' worth first, so that nothing overflows and nothing is rounded.
    long micro = Math.multiplyExact(microCountsPerS, durationNs);
    rest += Math.floorMod(micro, NS_PER_S * COUNT);
    counts += Math.floorDiv(micro, NS_PER_S * COUNT);
    if (rest >= NS_PER_S * COUNT) {
      rest -= NS_PER_S * COUNT;
      counts++;
    }
    turned += microCountsPerS * (durationNs / 1e15);
  }

  /** Encoder counts since the start, negative backwards. */
  public long counts() {
    return counts;
  }

  /** How far it turned since the start, in counts, without rounding. */
  double turned() {
    return turned;
  }

  /** Present speed, counts per second. */
  public double countsPerS() {
    return stuck ? 0 : (speed + push) / COUNT;
  }

  /** Whether the motor gets power that could turn it. */
  public boolean powered() {
    return power == Power.DRIVE && target != 0;
  }

  Power power() {
    return power;
  }
}
