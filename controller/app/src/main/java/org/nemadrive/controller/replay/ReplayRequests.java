package org.nemadrive.controller.replay;

import org.nemadrive.controller.record.JournalEvent;
import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.DriveOrders;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Orders as they follow from a journal of version 1, which tells what the loop found whenever it
 * looked for a request to stop or to release. A stop that was asked for won over a fault, and over
 * a release found beside it; a robot that stood kept the reason for which it stood.
 */
final class ReplayRequests implements DriveOrders {
  private final JournalCursor cursor;
  private DriveOrder order = DriveOrder.stand(1, StopReason.NOT_RELEASED);

  ReplayRequests(JournalCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public DriveOrder order() {
    boolean asked = false;
    while (true) {
      switch (cursor.nextType()) {
        case JournalEvent.STOP_REQUEST -> asked |= stop(cursor.takeStopRequest());
        case JournalEvent.RELEASE_REQUEST -> {
          if (cursor.takeReleaseRequest() && !asked) {
            order = new DriveOrder(order.stop(), order.reason(), Driver.CONNECTOME, 0, 0, 0);
          }
        }
        default -> {
          return order;
        }
      }
    }
  }

  private boolean stop(StopReason found) {
    if (found == StopReason.NONE) {
      return false;
    }
    if (order.mayDrive() || order.reason() == StopReason.NOT_RELEASED) {
      order = DriveOrder.stand(order.stop() + 1, found);
    }
    return true;
  }

  @Override
  public DriveOrder fault(DriveOrder obeyed, StopReason reason, String detail) {
    order();
    if (order.stop() == obeyed.stop()) {
      order = DriveOrder.stand(order.stop() + 1, reason);
    }
    return order;
  }

  /** Version 1 held no hands. */
  @Override
  public DriveOrder leaseOver(DriveOrder obeyed) {
    return order();
  }

  @Override
  public void standing(long stop) {}
}
