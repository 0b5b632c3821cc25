package org.nemadrive.controller.time;

/** A clock that only runs forwards, and the only way to wait. Safe for several threads. */
public interface Clock {
  /** Nanoseconds since some fixed moment; never falls. */
  long nowNs();

  /** Waits until the clock shows at least {@code deadlineNs}; returns at once if it does. */
  void sleepUntil(long deadlineNs);

  /** Waits at least {@code durationNs}, as a bus protocol demands between two messages. */
  default void pause(long durationNs) {
    sleepUntil(nowNs() + durationNs);
  }
}
