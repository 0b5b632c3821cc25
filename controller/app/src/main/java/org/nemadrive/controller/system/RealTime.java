package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the kernel for what keeps a loop punctual. A refusal is a warning that says what to do,
 * never an end: a robot without real-time priority is late more often and stops as safely.
 */
public final class RealTime {
  private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);
  private static final Path THREADS = Path.of("/proc/self/task");

  /** Lower than any loop's, higher than all ordinary threads'. */
  private static final int LEAST_PRIORITY = 1;

  private RealTime() {}

  /**
   * Gives all threads of this program the least real-time priority, in turns with each other: what
   * compiles the loop then does so before it drives, however busy the machine is. Without effect,
   * and silent, where it is not granted.
   */
  public static void preferThisProgram() {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        prefer(Integer.parseInt(thread.getFileName().toString()));
      }
    } catch (IOException | LinkageError e) {
      LOG.debug("No real-time priority for this program: {}", e.getMessage());
    }
  }

  private static void prefer(int thread) {
    try {
      Libc.sched_setscheduler(thread, Libc.SCHED_RR, new int[] {LEAST_PRIORITY});
    } catch (LastErrorException e) {
      // The thread has ended, or nobody may do so: the loop's own request then says it.
      LOG.debug("No real-time priority for thread {}: {}", thread, Libc.words(e));
    }
  }

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
