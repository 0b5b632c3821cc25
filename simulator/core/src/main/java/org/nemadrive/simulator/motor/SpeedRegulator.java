package org.nemadrive.simulator.motor;

/**
 * A board's own speed regulator: a setpoint runs ahead at the speed told, and a proportional and
 * derivative controller (PD) makes the motor's power from how far the wheel is behind it. Source of
 * the GoPiGo3's numbers: its firmware, KP 20 and KD 50 in tenths of a per cent.
 *
 * @param loopS period of the regulator, seconds, above 0
 * @param proportionalPercent power for each count behind the setpoint, per cent
 * @param derivativePercent power for each count that this grew by since the last loop, per cent
 * @param countsPerSPerPercent speed that each per cent of power gives, counts per second, above 0
 */
public record SpeedRegulator(
    double loopS,
    double proportionalPercent,
    double derivativePercent,
    double countsPerSPerPercent) {
  /** Full power, per cent. */
  public static final double FULL_PERCENT = 100;

  /** Checks the ranges above. */
  public SpeedRegulator {
    if (!(loopS > 0 && countsPerSPerPercent > 0)) {
      throw new IllegalArgumentException(
          "loopS is %s and countsPerSPerPercent %s, allowed above 0"
              .formatted(loopS, countsPerSPerPercent));
    }
  }
}
