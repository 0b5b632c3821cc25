package org.nemadrive.simulator.scenario;

import org.nemadrive.exact.SplitMix64;

/**
 * What one run of a robot meets and no model knows.
 *
 * @param load standard deviation of the load on each motor, as a fraction of its speed; drawn anew
 *     every 100 ms
 * @param slip standard deviation of what each tyre slips on the floor, as a fraction of its way;
 *     drawn anew every 100 ms
 * @param leftGain how many times as fast as the profile says the left wheel turns
 * @param rightGain the same for the right wheel
 * @param slowerMotors the motors' time constants, as a multiple of what the profile says
 * @param loopPhase when the board's own regulator first loops, as a fraction of its period
 * @param seed of the load
 */
public record Scenario(
    double load,
    double slip,
    double leftGain,
    double rightGain,
    double slowerMotors,
    double loopPhase,
    long seed) {

  /** A robot just as its profile says, on an even floor. */
  public static final Scenario EVEN = new Scenario(0, 0, 1, 1, 1, 0, 0);

  private static final double LOAD = 0.02;
  private static final double SLIP = 0.02;
  private static final double GAIN_ERROR = 0.03;
  private static final double LEAST_SLOWER = 0.7;
  private static final double MOST_SLOWER = 1.3;

  /**
   * A scenario drawn at random: 2 % load and slip, gains that are 3 % off and motors that are up to
   * 30 % off what the profile says, and any phase.
   *
   * @param seed of all scenarios
   * @param number which of them, from 0
   */
  public static Scenario draw(long seed, int number) {
    long own = SplitMix64.seed(seed, number);
    SplitMix64 random = new SplitMix64(own);
    return new Scenario(
        LOAD,
        SLIP,
        1 + GAIN_ERROR * random.nextGaussian(),
        1 + GAIN_ERROR * random.nextGaussian(),
        random.nextDouble(LEAST_SLOWER, MOST_SLOWER),
        random.nextDouble(),
        random.nextLong());
  }

  /** Checks that motors turn and that a phase is one. */
  public Scenario {
    if (!(load >= 0 && slip >= 0 && leftGain > 0 && rightGain > 0 && slowerMotors > 0)) {
      throw new IllegalArgumentException(
          "load %s and slip %s from 0, gains %s and %s and slowerMotors %s above 0"
              .formatted(load, slip, leftGain, rightGain, slowerMotors));
    }
    if (!(loopPhase >= 0 && loopPhase < 1)) {
      throw new IllegalArgumentException("loopPhase %s, allowed 0 to below 1".formatted(loopPhase));
    }
  }
}
