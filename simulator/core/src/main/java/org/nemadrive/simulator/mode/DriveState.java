package org.nemadrive.simulator.mode;

/**
 * What is settled at one moment; replaced as a whole by {@link DriveMode}.
 *
 * @param mode what the robot is allowed to do
 * @param cause why it is in this mode, for people
 * @param order what the control loop is to do
 * @param detail more about the reason of the newest stop; empty once it is released, or when there
 *     is no more to say
 * @param holder who drives by hand, or null
 * @param swapStop number of the stop that a swap of weights made, 0 when none is under way
 */
public record DriveState(
    Mode mode, String cause, DriveOrder order, String detail, String holder, long swapStop) {
  static final DriveState FIRST =
      new DriveState(Mode.DISARMED, "start", DriveOrder.FIRST, "", null, 0);

  /** A stop of the next number; nobody may drive. */
  DriveState stopped(Mode next, String why, StopReason reason, String more) {
    DriveOrder stand = DriveOrder.stand(order.stop() + 1, reason);
    return new DriveState(next, why, stand, more, null, swapStop);
  }

  DriveState in(Mode next, String why) {
    return new DriveState(next, why, order, detail, holder, swapStop);
  }

  /** The connectome may drive, at once or when a swap of weights has ended. */
  DriveState released(String why) {
    DriveOrder next = swapStop == 0 ? order.releasedToConnectome() : order;
    return new DriveState(Mode.RUNNING, why, next, "", null, swapStop);
  }

  DriveState leased(Lease lease, long nowNs) {
    DriveOrder driven = order.releasedToHand(lease, nowNs);
    return new DriveState(mode, cause, driven, "", lease.holder(), swapStop);
  }

  /** The same, and a swap of weights is under way from the newest stop on. */
  DriveState swapping() {
    return new DriveState(mode, cause, order, detail, holder, order.stop());
  }

  /** The swap is over. The connectome goes on if the mode is running: every other stop ended it. */
  DriveState swapped() {
    DriveOrder next = mode == Mode.RUNNING ? order.releasedToConnectome() : order;
    return new DriveState(mode, cause, next, detail, holder, 0);
  }

  boolean isArmed() {
    return mode == Mode.ARMED || mode == Mode.RUNNING;
  }
}
