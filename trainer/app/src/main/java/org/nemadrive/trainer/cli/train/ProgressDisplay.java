package org.nemadrive.trainer.cli.train;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;

/** Shows how a run goes on: a bar on a terminal, elsewhere a line every few seconds. */
interface ProgressDisplay extends ProgressListener, AutoCloseable {
  @Override
  void close();

  /** The display that fits: the launcher says whether someone looks at a terminal. */
  static ProgressDisplay fitting(PrintWriter out) {
    return Boolean.getBoolean("nemadrive.terminal") ? new Bar() : new Lines(out);
  }

  private static String summary(GenerationReport report) {
    return String.format(
        Locale.ROOT,
        "generation %,d, %,.0f evaluations/s, best food %d, %,d weights changed",
        report.generation(),
        report.evaluations() / report.seconds(),
        report.best().foodEaten(),
        report.best().changedWeights());
  }

  /** A bar that is redrawn in place. */
  final class Bar implements ProgressDisplay {
    private static final int STEPS = 1000;
    private static final int REFRESH_MILLIS = 250;

    private final ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Training")
            .setInitialMax(STEPS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .hideEta()
            .build();

    @Override
    public void afterGeneration(GenerationReport report, double budgetSpent) {
      bar.stepTo(Math.min(STEPS, Math.round(budgetSpent * STEPS)));
      bar.setExtraMessage(" " + summary(report) + ", " + timeLeft(report, budgetSpent));
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Whole lines, for logs and pipes. */
  final class Lines implements ProgressDisplay {
    private static final double SECONDS_BETWEEN = 5;

    private final PrintWriter out;
    private double nextSeconds;

    Lines(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void afterGeneration(GenerationReport report, double budgetSpent) {
      if (report.seconds() >= nextSeconds) {
        nextSeconds = report.seconds() + SECONDS_BETWEEN;
        out.println(summary(report) + ", " + timeLeft(report, budgetSpent));
        out.flush();
      }
    }

    @Override
    public void close() {
      out.flush();
    }
  }

  private static String timeLeft(GenerationReport report, double budgetSpent) {
    long seconds = Math.max(0, Math.round(report.seconds() * (1 / budgetSpent - 1)));
    return "%d:%02d left".formatted(seconds / 60, seconds % 60);
  }
}
