package org.nemadrive.controller.record;

import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.DriveOrders;
import org.nemadrive.simulator.mode.StopReason;

/** Orders that tell a journal of each one that is new to the control loop. */
public final class RecordingOrders implements DriveOrders {
  private final DriveOrders orders;
  private final Journal journal;
  private DriveOrder written;

  /** Records what comes of these orders. */
  public RecordingOrders(DriveOrders orders, Journal journal) {
    this.orders = orders;
    this.journal = journal;
  }

  private DriveOrder record(DriveOrder order) {
    if (order != written) {
      written = order;
      journal.order(order);
    }
    return order;
  }

  @Override
  public DriveOrder order() {
    return record(orders.order());
  }

  @Override
  public DriveOrder fault(DriveOrder obeyed, StopReason reason, String detail) {
    return record(orders.fault(obeyed, reason, detail));
  }

  @Override
  public DriveOrder leaseOver(DriveOrder obeyed) {
    return record(orders.leaseOver(obeyed));
  }

  @Override
  public void standing(long stop) {
    orders.standing(stop);
  }
}
