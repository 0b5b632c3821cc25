package org.nemadrive.simulator.mode;

/**
 * A wish to drive by hand for a short while; the wheels stop when it is over and was not renewed.
 *
 * @param holder who drives
 * @param leftDrive left wheel, fraction of its top speed from -1 to 1
 * @param rightDrive right wheel, likewise
 * @param durationNs length of the lease from the moment it is granted, nanoseconds, above 0
 */
public record Lease(String holder, double leftDrive, double rightDrive, long durationNs) {
  public Lease {
    requireFraction("left_drive", leftDrive);
    requireFraction("right_drive", rightDrive);
    if (durationNs <= 0) {
      throw new IllegalArgumentException("a lease of " + durationNs + " ns, allowed above 0");
    }
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= -1 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed -1 to 1");
    }
  }
}
