package org.nemadrive.trainer.cli.display;

import java.io.PrintWriter;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;

/**
 * Shows how a run goes on: a line that is redrawn on a terminal, elsewhere one every few seconds.
 */
public final class ProgressDisplay implements ProgressListener, AutoCloseable {
  private static final double SECONDS_BETWEEN_DRAWINGS = 0.1;
  private static final double SECONDS_BETWEEN_LINES = 5;

  private final PrintWriter out;
  private final int foodItems;
  private final TerminalLine line;
  private double nextSeconds;

  /**
   * @param out where people look
   * @param foodItems food there is to eat
   */
  public ProgressDisplay(PrintWriter out, int foodItems) {
    this(out, foodItems, isTerminal());
  }

  ProgressDisplay(PrintWriter out, int foodItems, boolean terminal) {
    this.out = out;
    this.foodItems = foodItems;
    line = terminal ? new TerminalLine(out) : null;
    if (line != null) {
      line.draw("  0%  the first generation");
    }
  }

  /** Whether someone looks at a terminal: the launcher knows. */
  static boolean isTerminal() {
    return Boolean.getBoolean("nemadrive.terminal");
  }

  @Override
  public void afterGeneration(GenerationReport report, double budgetSpent) {
    if (report.seconds() < nextSeconds && budgetSpent < 1) {
      return;
    }
    if (line != null) {
      nextSeconds = report.seconds() + SECONDS_BETWEEN_DRAWINGS;
      line.draw(ProgressText.narrow(report, budgetSpent, foodItems));
    } else {
      nextSeconds = report.seconds() + SECONDS_BETWEEN_LINES;
      out.println(ProgressText.sentence(report, budgetSpent, foodItems));
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
