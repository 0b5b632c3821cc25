package org.nemadrive.controller.emulator;

import java.util.SplittableRandom;
import org.nemadrive.simulator.body.BodyModel;

/**
 * The robot on its floor: two wheels, a true pose that slips, and a room 2000 world units larger on
 * each side than the arena of 1600 x 1200, whose walls a range sensor looks at.
 */
public final class Floor {
  private static final double MARGIN = 2000;
  private static final double WIDTH = 1600 + 2 * MARGIN;
  private static final double HEIGHT = 1200 + 2 * MARGIN;

  private final EmulatedWheel left;
  private final EmulatedWheel right;
  private final double unitsPerCount;
  private final double baseUnits;
  private final double mmPerUnit;
  private final double slip;
  private final SplittableRandom random;
  private double x = WIDTH / 2;
  private double y = HEIGHT / 2;
  private double heading;
  private double leftSlip;
  private double rightSlip;
  private long slipUntilNs;
  private long lastNs;
  private double forcedRangeMm = -1;

  /** Motors of a board that regulates speed itself get their latency there, not here. */
  Floor(BodyModel body, ManualClock clock, Realism realism, boolean regulated) {
    long delayNs = regulated ? 0 : realism.commandDelayNs();
    left = new EmulatedWheel(clock, realism.inert(), delayNs);
    right = new EmulatedWheel(clock, realism.inert(), delayNs);
    unitsPerCount = 1 / body.countsPerMm() / body.mmPerUnit();
    baseUnits = body.wheelBaseMm() / body.mmPerUnit();
    mmPerUnit = body.mmPerUnit();
    slip = realism.slip();
    random = new SplittableRandom(realism.seed());
    lastNs = clock.nowNs();
    clock.follow(this::advanceTo);
  }

  private void advanceTo(long nowNs) {
    long durationNs = nowNs - lastNs;
    lastNs = nowNs;
    if (nowNs >= slipUntilNs) {
      leftSlip = slip * random.nextGaussian();
      rightSlip = slip * random.nextGaussian();
      // What makes a tyre slip also loads its motor.
      left.load(slip * random.nextGaussian());
      right.load(slip * random.nextGaussian());
      slipUntilNs = nowNs + 100_000_000;
    }
    double leftBefore = left.turned();
    double rightBefore = right.turned();
    left.advance(durationNs);
    right.advance(durationNs);
    double leftWay = (left.turned() - leftBefore) * unitsPerCount * (1 - leftSlip);
    double rightWay = (right.turned() - rightBefore) * unitsPerCount * (1 - rightSlip);
    double turn = (rightWay - leftWay) / baseUnits;
    double way = (leftWay + rightWay) / 2;
    x = Math.clamp(x + way * Math.cos(heading + turn / 2), 0, WIDTH);
    y = Math.clamp(y + way * Math.sin(heading + turn / 2), 0, HEIGHT);
    heading += turn;
  }

  /** Distance to the next wall along the heading, millimetres. */
  public double rangeMm() {
    if (forcedRangeMm >= 0) {
      return forcedRangeMm;
    }
    double dx = Math.cos(heading);
    double dy = Math.sin(heading);
    double toX = dx > 0 ? (WIDTH - x) / dx : dx < 0 ? -x / dx : Double.MAX_VALUE;
    double toY = dy > 0 ? (HEIGHT - y) / dy : dy < 0 ? -y / dy : Double.MAX_VALUE;
    return Math.min(toX, toY) * mmPerUnit;
  }

  /** An obstacle at this distance whatever the robot does, millimetres; -1 for the room's walls. */
  public void forceRangeMm(double mm) {
    forcedRangeMm = mm;
  }

  public EmulatedWheel left() {
    return left;
  }

  public EmulatedWheel right() {
    return right;
  }

  /** World units, in the arena's coordinates. */
  public double x() {
    return x - MARGIN;
  }

  /** World units, in the arena's coordinates. */
  public double y() {
    return y - MARGIN;
  }

  /** Radians, not wrapped. */
  public double heading() {
    return heading;
  }

  /** Whether no motor gets power. */
  public boolean motorsOff() {
    return !left.powered() && !right.powered();
  }
}
