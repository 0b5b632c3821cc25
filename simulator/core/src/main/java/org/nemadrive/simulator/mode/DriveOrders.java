package org.nemadrive.simulator.mode;

/** What a control loop asks of the {@link DriveMode} and tells it. Control thread; never waits. */
public interface DriveOrders {
  /** What to do now. */
  DriveOrder order();

  /**
   * The loop found a fault.
   *
   * @param obeyed the order it was found under
   * @param reason which fault
   * @param detail more about it, for a person; may be empty
   * @return the order in force: a stop for this fault, or one that was asked for before
   */
  DriveOrder fault(DriveOrder obeyed, StopReason reason, String detail);

  /**
   * The lease of this order is over.
   *
   * @return the order in force: a stop, or a lease that was renewed just in time
   */
  DriveOrder leaseOver(DriveOrder obeyed);

  /** The board confirmed that the wheels stand, after this stop was obeyed. */
  void standing(long stop);
}
