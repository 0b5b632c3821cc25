package org.nemadrive.controller.loop;

import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the ticks of a {@link TickRing} to one listener, on a thread of its own. */
public final class TickFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TickFeed.class);
  private static final long POLL_NS = 5_000_000;

  private final TickRing ring;
  private final TickListener listener;
  private final TickSample sample;
  private final Thread thread;
  private volatile boolean closed;
  private long failures;

  /** Starts handing over. */
  public TickFeed(String name, TickRing ring, int neuronCount, TickListener listener) {
    this.ring = ring;
    this.listener = listener;
    this.sample = new TickSample(neuronCount);
    thread = new Thread(this::run, "ticks-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!closed) {
      drain();
      LockSupport.parkNanos(POLL_NS);
    }
    drain();
  }

  private void drain() {
    while (ring.read(sample)) {
      try {
        listener.onTick(sample, ring.lost());
      } catch (RuntimeException e) {
        failures++;
        if (Long.bitCount(failures) == 1) {
          LOG.warn("A tick listener failed, {} times by now", failures, e);
        }
      }
    }
  }

  /** Hands over what is left, then ends the thread. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
