package org.nemadrive.trainer.cli.display;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.Failure;
import org.nemadrive.trainer.benchmark.SweepState;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.run.History;

/**
 * Shows how a benchmark goes on: a line for each run that ends; below them, on a terminal, one that
 * is redrawn, and elsewhere one twice a minute, that says who computes how fast and how long it
 * will take.
 */
public final class BenchmarkDisplay implements BenchmarkListener, AutoCloseable {
  private static final long STATE_PERIOD_NS = 30_000_000_000L;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3600;

  private final PrintWriter out;
  private final TerminalLine line;
  private SweepState state = new SweepState(0, 0, 0, Double.NaN, List.of());
  private long lastStateNs = System.nanoTime();

  /**
   * @param out where people look
   */
  public BenchmarkDisplay(PrintWriter out) {
    this(out, ProgressDisplay.isTerminal());
  }

  BenchmarkDisplay(PrintWriter out, boolean terminal) {
    this.out = out;
    line = terminal ? new TerminalLine(out) : null;
  }

  @Override
  public void progressed(SweepState now) {
    state = now;
    if (line != null) {
      line.draw(narrow(now));
    } else if (System.nanoTime() - lastStateNs > STATE_PERIOD_NS) {
      lastStateNs = System.nanoTime();
      print(sentence(now));
    }
  }

  /** The same in 60 columns: part done, runs, time left, evaluations a second. */
  static String narrow(SweepState now) {
    double pace =
        now.workers().stream().mapToDouble(SweepState.WorkerState::evaluationsPerSecond).sum();
    return String.format(
        Locale.ROOT,
        "%s  %d of %d runs done  %s left  %s evals/s",
        ProgressText.part(now.budgetSpent()),
        now.done(),
        now.runs(),
        ProgressText.duration(now.secondsLeft()),
        ProgressText.shortened(pace));
  }

  /** Where a sweep stands, in one line. */
  static String sentence(SweepState now) {
    String workers = now.whoRuns();
    return "%d of %d done; running: %s; %s"
        .formatted(
            now.done(),
            now.runs(),
            workers.isEmpty() ? "nothing" : workers,
            Double.isNaN(now.secondsLeft()) ? "time left unknown" : left(now.secondsLeft()));
  }

  private static String left(double seconds) {
    long whole = Math.round(seconds);
    return whole >= SECONDS_PER_HOUR
        ? "%d h %d min left"
            .formatted(whole / SECONDS_PER_HOUR, whole % SECONDS_PER_HOUR / SECONDS_PER_MINUTE)
        : "%d min %d s left".formatted(whole / SECONDS_PER_MINUTE, whole % SECONDS_PER_MINUTE);
  }

  @Override
  public void finished(LedgerRow row) {
    History.Row last = row.curve().last();
    print(
        String.format(
            Locale.ROOT,
            "[%d/%d] %s: %d food eaten, %,d weights changed, %.1f s of computing on %s",
            state.done() + 1,
            state.runs(),
            row.identity(),
            last.foodEaten(),
            last.changedWeights(),
            last.seconds(),
            row.made().host()));
  }

  @Override
  public void failed(Failure failure) {
    print(
        "[%d/%d] %s failed: %s"
            .formatted(state.done() + 1, state.runs(), failure.job(), failure.reason()));
  }

  @Override
  public void said(String sentence) {
    print(sentence);
  }

  private void print(String text) {
    if (line != null) {
      line.print(text);
    } else {
      out.println(text);
      out.flush();
    }
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}
