package org.nemadrive.controller.emulator;

/**
 * How far an emulated robot is from ideal.
 *
 * @param inert whether wheels and firmware loops take time
 * @param slip standard deviation of the wheel slip and of the load on each motor, as a fraction;
 *     both are drawn anew every 100 ms
 * @param commandDelayNs time until a motor command acts, nanoseconds
 * @param seed of the noise
 */
public record Realism(boolean inert, double slip, long commandDelayNs, long seed) {
  /** Wheels that follow at once on a floor that does not slip. */
  public static final Realism IDEAL = new Realism(false, 0, 0, 0);

  /** 2 % slip and load, inertia, and one tick of latency. */
  public static Realism noisy(long periodNs, long seed) {
    return new Realism(true, 0.02, periodNs, seed);
  }
}
