package org.nemadrive.simulator.scenario;

/**
 * What one run of a robot meets and no model knows.
 *
 * @param load standard deviation of the load on each motor, as a fraction of its speed; drawn anew
 *     every 100 ms
 * @param leftGain how many times as fast as the profile says the left wheel turns
 * @param rightGain the same for the right wheel
 * @param slowerMotors the motors' time constants, as a multiple of what the profile says
 * @param loopPhase when the board's own regulator first loops, as a fraction of its period
 * @param seed of the load
 */
public record Scenario(
    double load,
    double leftGain,
    double rightGain,
    double slowerMotors,
    double loopPhase,
    long seed) {

  /** A robot just as its profile says, on an even floor. */
  public static final Scenario EVEN = new Scenario(0, 1, 1, 1, 0, 0);

  /** Checks that motors turn and that a phase is one. */
  public Scenario {
    if (!(load >= 0 && leftGain > 0 && rightGain > 0 && slowerMotors > 0)) {
      throw new IllegalArgumentException(
          "load %s from 0, gains %s and %s and slowerMotors %s above 0"
              .formatted(load, leftGain, rightGain, slowerMotors));
    }
    if (!(loopPhase >= 0 && loopPhase < 1)) {
      throw new IllegalArgumentException("loopPhase %s, allowed 0 to below 1".formatted(loopPhase));
    }
  }
}
