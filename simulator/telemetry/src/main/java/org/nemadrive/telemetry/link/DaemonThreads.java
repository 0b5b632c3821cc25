package org.nemadrive.telemetry.link;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that never keep a finished program alive. */
record DaemonThreads(String name, AtomicInteger made) implements ThreadFactory {
  DaemonThreads(String name) {
    this(name, new AtomicInteger());
  }

  @Override
  public Thread newThread(Runnable task) {
    return Thread.ofPlatform().daemon().name(name + "-" + made.incrementAndGet()).unstarted(task);
  }
}
