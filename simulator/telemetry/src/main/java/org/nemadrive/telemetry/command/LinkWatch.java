package org.nemadrive.telemetry.command;

import org.nemadrive.simulator.mode.Mode;

/**
 * Knows whether a robot that somebody set going over the network can still be told to stop. One
 * that a person at the robot set going needs no network.
 */
final class LinkWatch {
  private final long limitNs;
  private volatile boolean commanded;

  /**
   * @param limitMs longest silence of the broker, milliseconds; 0 for any
   */
  LinkWatch(int limitMs) {
    limitNs = limitMs * 1_000_000L;
  }

  /** Somebody set it going over the network. */
  void commanded() {
    commanded = true;
  }

  /**
   * Whether it must stop.
   *
   * @param heardNs when the broker was heard last, nanoseconds
   * @param periodNs how often it is heard when all is well, nanoseconds
   */
  boolean isLost(Mode mode, long heardNs, long periodNs, long nowNs) {
    boolean moves = mode == Mode.ARMED || mode == Mode.RUNNING;
    return moves && commanded && limitNs > 0 && nowNs - heardNs >= Math.max(limitNs, 3 * periodNs);
  }
}
