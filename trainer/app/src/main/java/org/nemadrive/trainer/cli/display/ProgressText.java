package org.nemadrive.trainer.cli.display;

import java.util.Locale;
import org.nemadrive.trainer.run.GenerationReport;

/** How far a training run is, in words. */
final class ProgressText {
  private static final int COLUMNS = 60;
  private static final long SECONDS_PER_HOUR = 3600;
  private static final long DAYS_PER_YEAR = 365;
  private static final long SECONDS_PER_DAY = 24 * SECONDS_PER_HOUR;

  private ProgressText() {}

  /**
   * In 60 columns: part done, food, time left, generation, evaluations a second; a narrower
   * terminal cuts what matters least.
   *
   * @param foodItems food there is to eat
   */
  static String narrow(GenerationReport report, double budgetSpent, int foodItems) {
    String all =
        format(
            "%s  food %d/%d  %s left  generation %d  %s evals/s",
            part(budgetSpent),
            report.best().foodEaten(),
            foodItems,
            timeLeft(report.seconds(), budgetSpent),
            report.generation(),
            shortened(report.evaluations() / report.seconds()));
    return all.length() <= COLUMNS ? all : all.replace("generation", "gen");
  }

  /** The same in a sentence, for a log. */
  static String sentence(GenerationReport report, double budgetSpent, int foodItems) {
    return format(
        "%s done, generation %,d, %d of %d food eaten, %,d weights changed, %,.0f evaluations a"
            + " second, %s left",
        part(budgetSpent).strip(),
        report.generation(),
        report.best().foodEaten(),
        foodItems,
        report.best().changedWeights(),
        report.evaluations() / report.seconds(),
        timeLeft(report.seconds(), budgetSpent));
  }

  static String part(double budgetSpent) {
    return format("%3d%%", Math.min(100, (int) (100 * budgetSpent)));
  }

  /** The time that is left if the rest goes as what was. */
  static String timeLeft(double seconds, double budgetSpent) {
    return duration(Math.max(0, seconds * (1 / budgetSpent - 1)));
  }

  /** A time to be read at a glance, also one that is not known. */
  static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "?:??";
    }
    long left = Math.round(seconds);
    if (left >= DAYS_PER_YEAR * SECONDS_PER_DAY) {
      return "years";
    }
    if (left >= SECONDS_PER_DAY) {
      return format("%d days", left / SECONDS_PER_DAY);
    }
    return left >= SECONDS_PER_HOUR
        ? format("%d:%02d:%02d", left / SECONDS_PER_HOUR, left / 60 % 60, left % 60)
        : format("%d:%02d", left / 60, left % 60);
  }

  /** Four figures at most. */
  static String shortened(double number) {
    return number < 10_000 ? format("%.0f", number) : format("%.0fk", number / 1000);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
