package org.nemadrive.telemetry.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C as something to wait for: the program ends only after what was opened behind this is
 * closed. Open it first in a {@code try}.
 */
public final class UntilInterrupted implements AutoCloseable {
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private UntilInterrupted() {}

  /** From now on Ctrl-C, or a plain kill, waits for {@link #close}. */
  public static UntilInterrupted begin() {
    UntilInterrupted until = new UntilInterrupted();
    Runtime.getRuntime().addShutdownHook(new Thread(until::letClose));
    return until;
  }

  private void letClose() {
    interrupted.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for Ctrl-C. */
  public void await() throws InterruptedException {
    interrupted.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
