package org.nemadrive.simulator.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DifferentialDriveTest {
  private static final long TENTH_S = 100_000_000;
  private static final double RADIUS_MM = 33.25;
  private static final double COUNTS_PER_M = 720 / (2 * Math.PI * RADIUS_MM) * 1000;

  /** Base 100 mm, 1 mm a unit, 0.2 m/s, so that the numbers below can be done by hand. */
  private static BodyModel body(double accelerationMps2, double deadBandMps, double trim) {
    return new BodyModel(
        TENTH_S,
        1,
        100,
        RADIUS_MM,
        720,
        0.2,
        accelerationMps2,
        deadBandMps,
        trim,
        new CountScale(COUNTS_PER_M));
  }

  private static double mps(int command) {
    return command / COUNTS_PER_M;
  }

  @Test
  void straightOnBothWheelsRunAtTheWayOfATickOverItsDuration() {
    DifferentialDrive drive = new DifferentialDrive(body(1000, 0, 0));
    drive.limit(15, 0); // 15 mm in 0.1 s
    assertEquals(0.15, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
    assertEquals(drive.leftCommand(), drive.rightCommand());
    assertFalse(drive.saturated());
  }

  @Test
  void aTurnToTheLeftRunsTheRightWheelFaster() {
    DifferentialDrive drive = new DifferentialDrive(body(1000, 0, 0));
    drive.limit(10, 0.1); // 0.1 m/s, and 1 rad/s about a half base of 50 mm
    assertEquals(0.05, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
    assertEquals(0.15, mps(drive.rightCommand()), 1 / COUNTS_PER_M);
  }

  @Test
  void aSaturatedPathKeepsItsCurvatureAndGivesUpForwardSpeed() {
    SplittableRandom random = new SplittableRandom(3);
    BodyModel body = body(1000, 0, 0);
    DifferentialDrive drive = new DifferentialDrive(body);
    int saturated = 0;
    for (int i = 0; i < 10_000; i++) {
      double v = random.nextDouble(5, 22);
      double omega = random.nextDouble(-3, 3);
      drive.limit(v, omega);
      double left = mps(drive.leftCommand());
      double right = mps(drive.rightCommand());
      assertTrue(Math.abs(left) <= 0.2 && Math.abs(right) <= 0.2, "within the limit");
      double forward = (left + right) / 2;
      double turn = (right - left) / 0.1;
      assertEquals(
          omega / (v / 1000), turn / forward, 0.03 * Math.abs(turn / forward) + 0.2, "curvature");
      saturated += drive.saturated() ? 1 : 0;
    }
    assertTrue(saturated > 5000, "most of these wishes are too fast");
  }

  @Test
  void aWholeTurnMoreOrLessChangesNothing() {
    DifferentialDrive one = new DifferentialDrive(body(1000, 0, 0));
    DifferentialDrive other = new DifferentialDrive(body(1000, 0, 0));
    one.limit(12, 0.25);
    other.limit(12, 0.25 + 2 * Math.PI);
    assertEquals(one.leftCommand(), other.leftCommand());
    assertEquals(one.rightCommand(), other.rightCommand());
  }

  @Test
  void noWheelChangesItsSpeedFasterThanTheAccelerationAllows() {
    DifferentialDrive drive = new DifferentialDrive(body(0.5, 0, 0)); // 0.05 m/s a tick
    drive.limit(15, 0);
    assertEquals(0.05, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
    drive.limit(15, 0);
    assertEquals(0.10, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
    drive.limit(15, 0);
    drive.limit(15, 0);
    assertEquals(0.15, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
  }

  @Test
  void aSpeedWithinTheDeadBandBecomesTheNearerOfItsEndAndZero() {
    DifferentialDrive drive = new DifferentialDrive(body(1000, 0.04, 0));
    drive.limit(1, 0); // 0.01 m/s
    assertEquals(0, drive.leftCommand());
    drive.limit(3, 0); // 0.03 m/s
    assertEquals(0.04, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
    drive.limit(-3, 0);
    assertEquals(-0.04, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
  }

  @Test
  void trimMakesTheLeftWheelFasterAndTheRightOneSlower() {
    DifferentialDrive drive = new DifferentialDrive(body(1000, 0, 0.1));
    drive.limit(10, 0);
    assertEquals(0.11, mps(drive.leftCommand()), 1 / COUNTS_PER_M);
    assertEquals(0.09, mps(drive.rightCommand()), 1 / COUNTS_PER_M);
  }

  @Test
  void aCapNeverLetsAWheelRunFasterThanInTheTickBefore() {
    SplittableRandom random = new SplittableRandom(9);
    DifferentialDrive drive = new DifferentialDrive(body(1000, 0.01, 0));
    for (int round = 0; round < 500; round++) {
      drive.liftCap();
      drive.limit(random.nextDouble(0, 22), random.nextDouble(-3, 3));
      int most = Math.max(Math.abs(drive.leftCommand()), Math.abs(drive.rightCommand()));
      for (int i = 0; i < 5; i++) {
        drive.capAtPresentSpeed();
        drive.limit(random.nextDouble(0, 22), random.nextDouble(-3, 3));
        assertTrue(Math.abs(drive.leftCommand()) <= most, "left wheel");
        assertTrue(Math.abs(drive.rightCommand()) <= most, "right wheel");
      }
    }
  }
}
