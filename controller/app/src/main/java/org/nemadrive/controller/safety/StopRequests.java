package org.nemadrive.controller.safety;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.nemadrive.simulator.mode.StopReason;

/**
 * The mailbox between all threads and the control thread. A stop always wins: it withdraws a
 * release that was asked for before it. No locks.
 */
public final class StopRequests implements StopMailbox {
  private final AtomicReference<StopReason> stop = new AtomicReference<>(StopReason.NONE);
  private final AtomicBoolean release = new AtomicBoolean();

  /** Asks for a stop; the first reason stands until it is taken. Any thread, any time. */
  public void stop(StopReason reason) {
    release.set(false);
    stop.compareAndSet(StopReason.NONE, reason);
  }

  /** Asks to go on; has no effect if nothing is stopped. Any thread. */
  public void release() {
    release.set(true);
  }

  @Override
  public StopReason takeStop() {
    return stop.get() == StopReason.NONE ? StopReason.NONE : stop.getAndSet(StopReason.NONE);
  }

  @Override
  public boolean takeRelease() {
    return release.get() && release.getAndSet(false);
  }
}
