package org.nemadrive.telemetry;

import java.util.Locale;

/** What the robot is allowed to do at this moment. */
public enum Mode {
  /** Motors off; waits to be armed. */
  DISARMED,
  /** Motors enabled and at rest; waits for run or drive. */
  ARMED,
  /** The connectome drives, or an operator holds the drive lease. */
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
