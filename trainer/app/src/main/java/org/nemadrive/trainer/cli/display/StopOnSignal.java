package org.nemadrive.trainer.cli.display;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what the thread that opened this does when Ctrl-C is pressed or the program is told to end,
 * and not without a word. The exit code stays that of the signal, 130 for Ctrl-C.
 */
public final class StopOnSignal implements AutoCloseable {
  /** Time for the generation in which the signal came. */
  private static final long PATIENCE_S = 2;

  /** Time for closing what is open: a robot's goodbye and a broker take two seconds each. */
  private static final long CLOSING_S = 5;

  private final PrintWriter out;
  private final boolean asking;
  private final Thread worker = Thread.currentThread();
  private final Thread hook = new Thread(this::stop, "stop");
  private final CountDownLatch worked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean wanted;
  private volatile String advice;

  private StopOnSignal(PrintWriter out, boolean asking) {
    this.out = out;
    this.asking = asking;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** For work that asks {@link #isWanted} now and then; interrupted only if it does not in time. */
  public static StopOnSignal asking(PrintWriter out) {
    return new StopOnSignal(out, true);
  }

  /** For work that waits for others and ends when it is interrupted. */
  public static StopOnSignal interrupting(PrintWriter out) {
    return new StopOnSignal(out, false);
  }

  /** Whether what is done shall end. */
  public boolean isWanted() {
    return wanted;
  }

  /** What is said when all is closed: what to type to go on. */
  public void advise(String command) {
    advice = command;
  }

  private void stop() {
    wanted = true;
    if (!asking || !within(PATIENCE_S, worked)) {
      worker.interrupt();
    }
    within(CLOSING_S, closed);
    if (advice != null) {
      out.println("Stopped. Go on with: " + advice);
      out.flush();
    }
  }

  private static boolean within(long seconds, CountDownLatch happened) {
    try {
      return happened.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Says that nothing is done any more but closing, in which nobody is interrupted. */
  public void worked() {
    worked.countDown();
  }

  /** Says that all is closed; from now on a signal ends the program without this. */
  @Override
  public void close() {
    worked();
    closed.countDown();
    if (!wanted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The signal came just now; what the hook says is still right.
        return;
      }
    }
  }
}
