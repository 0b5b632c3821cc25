package org.nemadrive.telemetry.robot;

/**
 * A short permission to drive by hand. The control loop must bring the wheels to rest once its
 * clock passes {@code expiresAtNs}; it need not be told again.
 *
 * @param holder who drives
 * @param leftDrive left wheel, fraction of full from -1 to 1
 * @param rightDrive right wheel, fraction of full from -1 to 1
 * @param expiresAtNs end of the lease on the clock of {@link System#nanoTime()}
 */
public record DriveLease(String holder, double leftDrive, double rightDrive, long expiresAtNs) {
  public DriveLease {
    requireFraction("left_drive", leftDrive);
    requireFraction("right_drive", rightDrive);
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= -1 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed -1 to 1");
    }
  }
}
