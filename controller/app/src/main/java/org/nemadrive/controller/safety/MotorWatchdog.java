package org.nemadrive.controller.safety;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.StopReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the motors when no command reached them for the timeout. Runs on a thread of its own and is
 * always on; it is fed only by a command that the board confirmed. While the silence lasts it stops
 * again and again, because a stop can get lost.
 */
public final class MotorWatchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MotorWatchdog.class);
  private static final int CHECKS_PER_TIMEOUT = 10;

  private final Board board;
  private final DriveMode mode;
  private final long timeoutNs;
  private volatile long lastFedNs;
  private volatile boolean guarding;
  private volatile boolean closed;
  private boolean expired;

  /**
   * A watchdog that does not guard yet.
   *
   * @param mode told of a silence
   * @param timeoutNs silence that stops the motors, nanoseconds
   */
  public MotorWatchdog(Board board, DriveMode mode, long timeoutNs) {
    this.board = board;
    this.mode = mode;
    this.timeoutNs = timeoutNs;
  }

  /** A command reached the wheels: guard them from now on. Control thread. */
  public void feed(long nowNs) {
    lastFedNs = nowNs;
    guarding = true;
  }

  /** The motors are known to be off: silence is expected. Control thread. */
  public void rest() {
    guarding = false;
  }

  /**
   * Looks at the silence, and stops the motors if it has lasted for the timeout.
   *
   * @return whether the motors were stopped now
   */
  public boolean check(long nowNs) {
    // Read once: a program that was frozen may feed the watchdog while it looks.
    long silentNs = nowNs - lastFedNs;
    if (!guarding || silentNs < timeoutNs) {
      expired = false;
      return false;
    }
    mode.fail(StopReason.WATCHDOG_TIMEOUT);
    StopReason stopped = board.stop();
    if (!expired) {
      LOG.warn("No motor command for {} ms: motors stopped", silentNs / 1_000_000);
      if (stopped != StopReason.NONE) {
        LOG.error("The stop was not confirmed; trying again: {}", stopped.advice());
      }
    }
    expired = true;
    return true;
  }

  /** Starts the watchdog's thread. */
  public void start(Clock clock) {
    Thread thread = new Thread(() -> watch(clock), "motor-watchdog");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private void watch(Clock clock) {
    while (!closed) {
      try {
        check(clock.nowNs());
      } catch (RuntimeException e) {
        LOG.error("The watchdog's stop failed; trying again", e);
      }
      clock.pause(timeoutNs / CHECKS_PER_TIMEOUT);
    }
  }

  /** Ends the thread; call only when the motors are off. */
  @Override
  public void close() {
    closed = true;
  }
}
