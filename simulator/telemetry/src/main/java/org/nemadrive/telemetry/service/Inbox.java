package org.nemadrive.telemetry.service;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Work for the telemetry thread from other threads: bounded, never waits. What does not fit is
 * refused and counted.
 */
final class Inbox {
  private static final int CAPACITY = 8_192;

  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();

  void put(Runnable task) {
    if (size.incrementAndGet() > CAPACITY) {
      size.decrementAndGet();
      refused.incrementAndGet();
      return;
    }
    work.add(task);
  }

  void runAll() {
    for (Runnable task = work.poll(); task != null; task = work.poll()) {
      size.decrementAndGet();
      task.run();
    }
  }

  boolean isEmpty() {
    return work.isEmpty();
  }

  /** How many were refused since this was asked last. */
  long takeRefused() {
    return refused.getAndSet(0);
  }
}
