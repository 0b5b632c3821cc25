package org.nemadrive.controller.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the ticks of a drive to its listeners, on one thread of its own. */
public final class TickFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TickFeed.class);
  private static final long POLL_NS = 5_000_000;
  private static final long JOIN_MS = 1_000;

  private final TickRing.Reader ring;
  private final TickSample sample;
  private final List<TickListener> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "ticks");
  private volatile boolean closed;
  private long failures;

  /** A feed of all ticks written from now on; hands over from {@link #start} on. */
  public TickFeed(TickRing ring) {
    this.ring = ring.reader();
    this.sample = ring.newSample();
    thread.setDaemon(true);
  }

  /** Tells a listener of every tick, after those that came before it. */
  public void add(TickListener listener) {
    listeners.add(listener);
  }

  /** Starts handing over. */
  public void start() {
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
      for (TickListener listener : listeners) {
        tell(listener);
      }
    }
  }

  private void tell(TickListener listener) {
    try {
      listener.onTick(sample, ring.lost());
    } catch (RuntimeException e) {
      failures++;
      if (Long.bitCount(failures) == 1) {
        LOG.warn("A tick listener failed, {} times by now", failures, e);
      }
    }
  }

  /** Hands over what is left, then ends the thread. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
