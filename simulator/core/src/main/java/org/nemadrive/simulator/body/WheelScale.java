package org.nemadrive.simulator.body;

/**
 * How a robot is told a wheel speed: the whole numbers its board takes, and the speed each gives.
 * Allocates nothing.
 */
public sealed interface WheelScale permits CountScale, DutyScale {
  /** Millionths of an encoder count; speeds are whole numbers of these per second. */
  long MICRO = 1_000_000L;

  /** The command that comes nearest to a wheel speed in metres per second, backwards below 0. */
  int command(double speedMps);

  /** The wheel speed a command gives, metres per second. */
  double speedMps(int command);

  /** The speed a command gives, in millionths of an encoder count per second, exact. */
  long microCountsPerS(int command);

  /** The largest command the board takes. */
  int maxCommand();
}
