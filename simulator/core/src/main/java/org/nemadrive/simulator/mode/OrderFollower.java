package org.nemadrive.simulator.mode;

/**
 * Follows the orders of a {@link DriveMode} tick by tick, for whatever moves wheels: a control loop
 * or a simulated robot. It remembers which stop was obeyed, so that none is passed over. Allocates
 * nothing itself; for the thread that ticks.
 */
public final class OrderFollower {
  /** What a tick is to do. */
  public enum Task {
    /** The wheels stand and are to go on standing. */
    STAND,
    /** The wheels stand; make ready, and call {@link #started} if the next tick can drive. */
    START,
    /** Drive, as {@link #order} says. */
    DRIVE,
    /** The wheels turned up to now: stop them. */
    STOP
  }

  private final DriveOrders orders;
  private DriveOrder obeyed = DriveOrder.FIRST;
  private boolean driving;

  /** Standing, at the first stop. */
  public OrderFollower(DriveOrders orders) {
    this.orders = orders;
  }

  /** A tick begins; asks what it is to do. */
  public Task begin(long nowNs) {
    DriveOrder now = orders.order();
    if (!driving) {
      boolean released = now.mayDrive() && now.stop() == obeyed.stop();
      obeyed = now;
      return released ? Task.START : Task.STAND;
    }
    if (now.stop() == obeyed.stop() && now.isOver(nowNs)) {
      now = orders.leaseOver(now);
    }
    return follow(now) ? Task.DRIVE : Task.STOP;
  }

  /** Whether no stop was asked for since the order was taken; if one was, it is obeyed now. */
  public boolean mayGoOn() {
    return follow(orders.order());
  }

  private boolean follow(DriveOrder now) {
    driving = now.stop() == obeyed.stop();
    obeyed = now;
    return driving;
  }

  /** The wheels are ready: the next tick may drive. */
  public void started() {
    driving = true;
  }

  /**
   * This tick found a fault, and the wheels must stop.
   *
   * @param detail more about it, for a person; may be empty
   */
  public void fault(StopReason reason, String detail) {
    obeyed = orders.fault(obeyed, reason, detail);
    driving = false;
  }

  /** The wheels are known to stand. */
  public void standing() {
    orders.standing(obeyed.stop());
  }

  /** The order that is followed. */
  public DriveOrder order() {
    return obeyed;
  }

  /** Whether the wheels may turn, under a release of the stop that was obeyed last. */
  public boolean isDriving() {
    return driving;
  }

  /** Why the wheels stand, NONE while they may turn. */
  public StopReason stopReason() {
    return driving ? StopReason.NONE : obeyed.reason();
  }
}
