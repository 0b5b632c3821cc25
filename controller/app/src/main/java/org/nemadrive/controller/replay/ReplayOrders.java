package org.nemadrive.controller.replay;

import org.nemadrive.controller.record.JournalEvent;
import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.DriveOrders;
import org.nemadrive.simulator.mode.StopReason;

/** Orders as they were when the journal was written. */
final class ReplayOrders implements DriveOrders {
  private final JournalCursor cursor;
  private DriveOrder order = DriveOrder.stand(1, StopReason.NOT_RELEASED);

  ReplayOrders(JournalCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public DriveOrder order() {
    if (cursor.nextType() == JournalEvent.ORDER) {
      order = cursor.takeOrder();
    }
    return order;
  }

  /** The recorded order says what came of the fault. */
  @Override
  public DriveOrder fault(DriveOrder obeyed, StopReason reason, String detail) {
    return order();
  }

  @Override
  public DriveOrder leaseOver(DriveOrder obeyed) {
    return order();
  }

  @Override
  public void standing(long stop) {}
}
