package org.nemadrive.simulator.body;

/**
 * A board that regulates speed itself and takes it in encoder counts per second, cut off towards 0
 * as the GoPiGo3's library does.
 *
 * @param countsPerM encoder counts per metre of wheel travel, above 0
 */
public record CountScale(double countsPerM) implements WheelScale {
  private static final int INT16_MAX = 32_767;

  @Override
  public int command(double speedMps) {
    double counts = speedMps * countsPerM;
    return (int) Math.max(-INT16_MAX, Math.min(INT16_MAX, counts));
  }

  @Override
  public double speedMps(int command) {
    return command / countsPerM;
  }

  @Override
  public long microCountsPerS(int command) {
    return command * MICRO;
  }

  @Override
  public int maxCommand() {
    return INT16_MAX;
  }
}
