package org.nemadrive.mads.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nemadrive.mads.benchmark.problems.BenchmarkProblem;
import org.nemadrive.mads.benchmark.problems.BoxSuite;
import org.nemadrive.mads.benchmark.problems.MoreWildSuite;
import org.nemadrive.mads.benchmark.problems.MoreWildVariant;

/**
 * Problems and when to look at how far a run has come.
 *
 * @param name name of the suite, with its variant if there are several
 * @param problems its problems
 * @param unit what checkpoints count
 * @param checkpoints rising, at least one
 */
public record BenchmarkSuite(
    String name, List<BenchmarkProblem> problems, Unit unit, int[] checkpoints) {

  /** What a budget is counted in. */
  public enum Unit {
    /** Evaluations. A run knows its budget, so every checkpoint is the end of a run of its own. */
    EVALUATIONS("evaluations"),
    /** n + 1 evaluations; one run passes all checkpoints, as Moré and Wild have it. */
    SIMPLEX_GRADIENTS("simplex gradients");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    /** The name on an axis. */
    public String label() {
      return label;
    }
  }

  private static final int[] BOX_CHECKPOINTS = {25, 100, 400};
  private static final int[] MORE_WILD_CHECKPOINTS = {10, 25, 50, 100};

  /** The box set in the given dimensions, up to a budget. */
  public static BenchmarkSuite box(List<Integer> dimensions, int budget) {
    return new BenchmarkSuite(
        "box",
        dimensions.stream().flatMap(n -> BoxSuite.problems(n).stream()).toList(),
        Unit.EVALUATIONS,
        upTo(budget, BOX_CHECKPOINTS));
  }

  /** The largest checkpoint of the box set, in evaluations. */
  public static int largestBoxBudget() {
    return BOX_CHECKPOINTS[BOX_CHECKPOINTS.length - 1];
  }

  /** The Moré-Wild problems, up to a budget in simplex gradients. */
  public static BenchmarkSuite moreWild(MoreWildVariant variant, int budget) {
    return new BenchmarkSuite(
        "more-wild-" + variant.label(),
        MoreWildSuite.problems(variant),
        Unit.SIMPLEX_GRADIENTS,
        upTo(budget, MORE_WILD_CHECKPOINTS));
  }

  /** The largest checkpoint of the Moré-Wild problems, in simplex gradients. */
  public static int largestMoreWildBudget() {
    return MORE_WILD_CHECKPOINTS[MORE_WILD_CHECKPOINTS.length - 1];
  }

  private static int[] upTo(int budget, int[] usual) {
    return IntStream.concat(Arrays.stream(usual).filter(c -> c < budget), IntStream.of(budget))
        .toArray();
  }

  /** The last checkpoint. */
  public int budget() {
    return checkpoints[checkpoints.length - 1];
  }

  /** The evaluations that make one unit of budget on a problem. */
  public int evaluationsPerUnit(BenchmarkProblem problem) {
    return unit == Unit.EVALUATIONS ? 1 : problem.dimension() + 1;
  }
}
