package org.nemadrive.trainer.cli.option;

import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.run.Budget;
import picocli.CommandLine.Option;

/** When to stop: one of three options. */
public final class BudgetOptions {
  /** Evaluations spent when no budget is named. */
  public static final long DEFAULT_EVALUATIONS = 300_000;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Train for M minutes; the result depends on the machine.")
  private Double minutes;

  @Option(
      names = "--evaluations",
      paramLabel = "E",
      description =
          "Spend E fitness evaluations; same seed, same result (default: "
              + DEFAULT_EVALUATIONS
              + ").")
  private Long evaluations;

  @Option(
      names = "--generations",
      paramLabel = "G",
      description = "Train for G generations; same seed, same result.")
  private Integer generations;

  /** The budget when none is named. */
  public static Budget defaultBudget() {
    return new Budget(Budget.Unit.EVALUATIONS, DEFAULT_EVALUATIONS);
  }

  /**
   * The budget that was named.
   *
   * @throws InvalidInputException if it is not a finite number above 0
   */
  public Budget budget() {
    if (minutes != null) {
      return budget("--minutes", Budget.Unit.MINUTES, minutes);
    }
    return generations != null
        ? budget("--generations", Budget.Unit.GENERATIONS, generations)
        : budget("--evaluations", Budget.Unit.EVALUATIONS, evaluations);
  }

  private static Budget budget(String option, Budget.Unit unit, double amount) {
    if (!(amount > 0) || Double.isInfinite(amount)) {
      throw new InvalidInputException(
          "%s: found %s, expected a number above 0".formatted(option, amount));
    }
    return new Budget(unit, amount);
  }
}
