package org.nemadrive.trainer.cli.display;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.Failure;
import org.nemadrive.trainer.benchmark.Job;
import org.nemadrive.trainer.run.GenerationReport;

/** Shows how a benchmark goes on: a line for each run that ends, on a terminal one below them. */
public final class BenchmarkDisplay implements BenchmarkListener, AutoCloseable {
  private final PrintWriter out;
  private final int jobs;
  private final DoubleSupplier seconds;
  private final StopOnSignal stop;
  private final TerminalLine line;
  private double spentBefore = -1;
  private int ended;

  /**
   * @param out where people look
   * @param jobs how many runs there are
   * @param seconds time since the benchmark began or went on
   * @param stop ends it
   */
  public BenchmarkDisplay(PrintWriter out, int jobs, DoubleSupplier seconds, StopOnSignal stop) {
    this(out, jobs, seconds, stop, ProgressDisplay.isTerminal());
  }

  BenchmarkDisplay(
      PrintWriter out, int jobs, DoubleSupplier seconds, StopOnSignal stop, boolean terminal) {
    this.out = out;
    this.jobs = jobs;
    this.seconds = seconds;
    this.stop = stop;
    line = terminal ? new TerminalLine(out) : null;
  }

  @Override
  public void progressed(double budgetSpent) {
    if (line == null) {
      return;
    }
    if (spentBefore < 0) {
      spentBefore = budgetSpent;
    }
    // What was done before this start took none of its time.
    double part = (budgetSpent - spentBefore) / (1 - spentBefore);
    line.draw(
        "%s of %d runs  %d ended  %s left"
            .formatted(
                ProgressText.part(budgetSpent),
                jobs,
                ended,
                ProgressText.timeLeft(seconds.getAsDouble(), part)));
  }

  @Override
  public boolean wantsStop() {
    return stop.isWanted();
  }

  @Override
  public void finished(Job job, GenerationReport last) {
    ended++;
    print(
        String.format(
            Locale.ROOT,
            "[%d/%d] %s: %d food eaten, %,d weights changed, %.1f s of computing",
            ended,
            jobs,
            job,
            last.best().foodEaten(),
            last.best().changedWeights(),
            last.seconds()));
  }

  @Override
  public void failed(Failure failure) {
    ended++;
    print("[%d/%d] %s failed: %s".formatted(ended, jobs, failure.job(), failure.reason()));
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
