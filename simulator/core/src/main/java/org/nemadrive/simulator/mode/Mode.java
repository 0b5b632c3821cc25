package org.nemadrive.simulator.mode;

import java.util.Locale;

/** What the robot is allowed to do at this moment. */
public enum Mode {
  /** The wheels stand; waits to be armed. */
  DISARMED,
  /** The wheels stand, or an operator drives by hand for the length of a lease. */
  ARMED,
  /** The connectome drives. */
  RUNNING,
  /** Stopped by a fault; released by disarm once the fault is gone. */
  FAILSAFE,
  /** Stopped by a person; released only by resume. */
  ESTOP;

  /** The word used in messages and logs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
