package org.nemadrive.trainer.run;

import java.util.Locale;

/**
 * When a run ends. Budgets of evaluations and generations give the same genome on any machine; a
 * budget of minutes does not.
 *
 * @param unit what is counted
 * @param amount how much of it, positive; whole but for minutes
 */
public record Budget(Unit unit, double amount) {
  /** What a budget counts. */
  public enum Unit {
    /** Fitness evaluations. */
    EVALUATIONS,
    /** Generations. */
    GENERATIONS,
    /** Minutes of training, not counting the time a run lay interrupted. */
    MINUTES
  }

  private static final double SECONDS_PER_MINUTE = 60;

  public Budget {
    if (!(amount > 0) || Double.isInfinite(amount)) {
      throw new IllegalArgumentException("a budget of " + amount + ", needs a positive number");
    }
  }

  /** Evaluations that may still be spent. */
  long evaluationsLeft(long spent) {
    return unit == Unit.EVALUATIONS ? (long) amount - spent : Long.MAX_VALUE;
  }

  /** The part of the budget that is spent, from 0; 1 or more ends the run. */
  public double spent(int generations, long evaluations, double seconds) {
    return switch (unit) {
      case EVALUATIONS -> evaluations / amount;
      case GENERATIONS -> generations / amount;
      case MINUTES -> seconds / (amount * SECONDS_PER_MINUTE);
    };
  }

  @Override
  public String toString() {
    return unit == Unit.MINUTES
        ? amount + " minutes"
        : "%,d %s".formatted((long) amount, unit.name().toLowerCase(Locale.ROOT));
  }
}
