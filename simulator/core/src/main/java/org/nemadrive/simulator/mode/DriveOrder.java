package org.nemadrive.simulator.mode;

/**
 * What the control loop is to do: the newest stop by its number, and who may drive although there
 * was that stop. An order that lets somebody drive releases exactly the stop it names, so no older
 * wish outlives a newer stop. A driver becomes {@link Driver#NOBODY} only by a stop of a new
 * number.
 *
 * @param stop number of the newest stop, from 1, rising
 * @param reason why that stop was made
 * @param driver who may drive
 * @param leftDrive what a hand wants of the left wheel, fraction of its top speed from -1 to 1
 * @param rightDrive what a hand wants of the right wheel, likewise
 * @param expiresAtNs when a hand's lease ends, nanoseconds of the drive's clock
 */
public record DriveOrder(
    long stop,
    StopReason reason,
    Driver driver,
    double leftDrive,
    double rightDrive,
    long expiresAtNs) {
  /** The stop that every drive begins with. */
  static final DriveOrder FIRST = stand(1, StopReason.NOT_RELEASED);

  /** Stand. */
  public static DriveOrder stand(long stop, StopReason reason) {
    return new DriveOrder(stop, reason, Driver.NOBODY, 0, 0, 0);
  }

  /** The connectome may drive on after this stop. */
  DriveOrder releasedToConnectome() {
    return new DriveOrder(stop, reason, Driver.CONNECTOME, 0, 0, 0);
  }

  /** A person may drive on after this stop. */
  DriveOrder releasedToHand(Lease lease, long nowNs) {
    return new DriveOrder(
        stop,
        reason,
        Driver.HAND,
        lease.leftDrive(),
        lease.rightDrive(),
        nowNs + lease.durationNs());
  }

  /** Whether somebody may drive. */
  public boolean mayDrive() {
    return driver != Driver.NOBODY;
  }

  /** Whether a hand's lease is over. */
  public boolean isOver(long nowNs) {
    return driver == Driver.HAND && nowNs - expiresAtNs >= 0;
  }
}
