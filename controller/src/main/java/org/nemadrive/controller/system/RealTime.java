package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the kernel for what keeps a loop punctual. A refusal is a warning that says what to do,
 * never an end: a robot without real-time priority is late more often and stops as safely.
 */
public final class RealTime {
  private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

  private RealTime() {}

  /**
   * Gives the calling thread, and every thread it starts from now on, a fixed priority before all
   * ordinary threads (SCHED_FIFO), and keeps the program's pages in memory.
   *
   * @param priority 1 to 99
   * @return whether both were granted
   */
  public static boolean request(int priority) {
    try {
      boolean first = priority(priority);
      boolean resident = lockMemory();
      return first && resident;
    } catch (LinkageError e) {
      LOG.warn("No real-time priority: this system has no such call ({})", e.getMessage());
      return false;
    }
  }

  private static boolean priority(int priority) {
    try {
      Libc.sched_setscheduler(0, Libc.SCHED_FIFO, new int[] {priority});
      return true;
    } catch (LastErrorException e) {
      LOG.warn(
          "No real-time priority ({}): ticks may be late; allow it with LimitRTPRIO={} in the unit,"
              + " or 'ulimit -r {}'",
          Libc.words(e),
          priority,
          priority);
      return false;
    }
  }

  private static boolean lockMemory() {
    try {
      Libc.mlockall(Libc.MCL_CURRENT | Libc.MCL_FUTURE | Libc.MCL_ONFAULT);
      return true;
    } catch (LastErrorException e) {
      LOG.warn(
          "Memory is not locked ({}): ticks may wait for swap; allow it with LimitMEMLOCK=infinity"
              + " in the unit, or 'ulimit -l unlimited'",
          Libc.words(e));
      return false;
    }
  }
}
