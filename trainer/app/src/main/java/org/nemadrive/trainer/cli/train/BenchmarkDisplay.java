package org.nemadrive.trainer.cli.train;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.Failure;
import org.nemadrive.trainer.benchmark.Job;
import org.nemadrive.trainer.run.GenerationReport;

/** Shows how a benchmark goes on: a line for each run that ends, on a terminal a bar below them. */
final class BenchmarkDisplay implements BenchmarkListener, AutoCloseable {
  private static final int STEPS = 1000;

  private final PrintWriter out;
  private final int jobs;
  private final ProgressBar bar;
  private int ended;

  BenchmarkDisplay(PrintWriter out, int jobs) {
    this.out = out;
    this.jobs = jobs;
    bar =
        Boolean.getBoolean("nemadrive.terminal")
            ? new ProgressBarBuilder()
                .setTaskName("Benchmark")
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .build()
            : null;
  }

  @Override
  public void progressed(double budgetSpent) {
    if (bar != null) {
      bar.stepTo(Math.round(budgetSpent * STEPS));
    }
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

  private void print(String line) {
    out.println((bar == null ? "" : "\r") + line);
    out.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
