package org.nemadrive.simulator.body;

import java.util.List;

/**
 * A board that takes a motor duty and regulates nothing: speed follows a curve measured on the
 * bench, straight lines between its points.
 */
public final class DutyScale implements WheelScale {
  private final double[] duty;
  private final double[] speedMps;
  private final int steps;
  private final double countsPerM;

  /**
   * Takes a bench sheet.
   *
   * @param duty duty cycle, fraction from 0 to 1, strictly rising; shape (n), n at least 2
   * @param speedMps wheel speed at that duty, metres per second, strictly rising from 0: the first
   *     point is the largest duty at which the wheel still stands; shape (n)
   * @param steps the board's whole numbers for duty 0 to 1: 255 or 100
   * @param countsPerM encoder counts per metre of wheel travel, above 0
   * @throws IllegalArgumentException naming list and index if a list breaks what is said above
   */
  public DutyScale(List<Double> duty, List<Double> speedMps, int steps, double countsPerM) {
    if (duty.size() != speedMps.size() || duty.size() < 2) {
      throw new IllegalArgumentException(
          "duty has %d values and speedMps %d; both need the same number, at least 2"
              .formatted(duty.size(), speedMps.size()));
    }
    for (int i = 1; i < duty.size(); i++) {
      if (!(duty.get(i) > duty.get(i - 1))) {
        throw new IllegalArgumentException("duty[" + i + "] does not rise");
      }
      if (!(speedMps.get(i) > speedMps.get(i - 1))) {
        throw new IllegalArgumentException("speedMps[" + i + "] does not rise");
      }
    }
    if (speedMps.get(0) != 0) {
      throw new IllegalArgumentException(
          "speedMps[0] is not 0: start with the largest duty at which the wheel stands");
    }
    this.duty = duty.stream().mapToDouble(Double::doubleValue).toArray();
    this.speedMps = speedMps.stream().mapToDouble(Double::doubleValue).toArray();
    this.steps = steps;
    this.countsPerM = countsPerM;
  }

  @Override
  public int command(double wantedMps) {
    if (wantedMps == 0) {
      return 0;
    }
    int command = (int) Math.rint(steps * between(Math.abs(wantedMps), speedMps, duty));
    return wantedMps < 0 ? -command : command;
  }

  @Override
  public double speedMps(int command) {
    double speed = between((double) Math.abs(command) / steps, duty, speedMps);
    return command < 0 ? -speed : speed;
  }

  @Override
  public long microCountsPerS(int command) {
    return Math.round(speedMps(command) * countsPerM * MICRO);
  }

  @Override
  public int maxCommand() {
    return steps;
  }

  /** The value at {@code x} on the broken line through (xs, ys), held flat outside it. */
  private static double between(double x, double[] xs, double[] ys) {
    if (x <= xs[0]) {
      return ys[0];
    }
    for (int i = 1; i < xs.length; i++) {
      if (x <= xs[i]) {
        return ys[i - 1] + (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
      }
    }
    return ys[ys.length - 1];
  }
}
