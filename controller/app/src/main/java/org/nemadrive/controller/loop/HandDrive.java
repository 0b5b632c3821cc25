package org.nemadrive.controller.loop;

/**
 * A short lease to drive by hand; while it lasts the connectome rests.
 *
 * @param leftDrive left wheel, fraction of its top speed from -1 to 1
 * @param rightDrive right wheel, likewise
 * @param expiresAtNs when the wheels stop unless a new lease came, nanoseconds of the loop's clock
 */
public record HandDrive(double leftDrive, double rightDrive, long expiresAtNs) {
  public HandDrive {
    if (!(Math.abs(leftDrive) <= 1 && Math.abs(rightDrive) <= 1)) {
      throw new IllegalArgumentException(
          "drives " + leftDrive + " and " + rightDrive + ", allowed -1 to 1");
    }
  }
}
