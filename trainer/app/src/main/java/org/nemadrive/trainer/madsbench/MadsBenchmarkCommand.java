package org.nemadrive.trainer.madsbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.mads.MadsSettings;
import org.nemadrive.mads.benchmark.BenchmarkRun;
import org.nemadrive.mads.benchmark.BenchmarkRunner;
import org.nemadrive.mads.benchmark.BenchmarkSuite;
import org.nemadrive.mads.benchmark.problems.MoreWildVariant;
import org.nemadrive.mads.search.SearchSteps;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.figure.Figure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer mads-benchmark}: measures MADS on published problems. */
@Command(
    name = "mads-benchmark",
    description = {
      "Measure MADS on published problems.",
      "Writes a CSV and, beside it, data profiles as SVG and PNG; prints medians over the seeds."
    },
    mixinStandardHelpOptions = true)
public final class MadsBenchmarkCommand implements Callable<Integer> {
  private static final double[] TOLERANCES = {1e-1, 1e-3, 1e-5};
  private static final int MAX_SEEDS = 1000;
  private static final int MAX_FIRST_SEED = 1_000_000;
  private static final int MAX_DIMENSION = 1000;
  private static final int MAX_BUDGET = 100_000;

  @Option(
      names = "--suite",
      required = true,
      paramLabel = "SUITE",
      description = "box (five functions within bounds) or more-wild (53 problems).")
  private String suiteName;

  @Option(
      names = "--variant",
      defaultValue = "smooth",
      paramLabel = "VARIANT",
      description = "Of more-wild: smooth, nondiff or wild3 (default: ${DEFAULT-VALUE}).")
  private String variantName;

  @Option(
      names = "--n",
      split = ",",
      defaultValue = "5,49",
      paramLabel = "N",
      description = "Dimensions of the box set (default: ${DEFAULT-VALUE}).")
  private List<Integer> dimensions;

  @Option(
      names = "--budget",
      paramLabel = "K",
      description =
          "Last checkpoint: evaluations for box (default: 400), simplex gradients, that is times"
              + " n + 1 evaluations, for more-wild (default: 100).")
  private Integer budget;

  @Option(
      names = "--seeds",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many seeds (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--first-seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "The first of the seeds, which follow each other (default: ${DEFAULT-VALUE}).")
  private int firstSeed;

  @Option(
      names = "--preset",
      defaultValue = "default",
      paramLabel = "PRESET",
      description = "default, or first: poll only (default: ${DEFAULT-VALUE}).")
  private String preset;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "STEP",
      description = "Search steps to leave out, by name.")
  private List<String> without = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at a time (default: one a core). They change no result.")
  private Integer threads;

  @Option(
      names = "--compare",
      paramLabel = "FILE.csv",
      description = "Results of another optimizer in the same form, shown in brackets.")
  private Path reference;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.csv",
      description = "Where the results go.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!out.getFileName().toString().endsWith(".csv")) {
      throw new InvalidInputException("--out: found " + out + ", expected a name ending in .csv");
    }
    requireWithin("--seeds", seeds, 1, MAX_SEEDS);
    requireWithin("--first-seed", firstSeed, 0, MAX_FIRST_SEED);
    int threadCount = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    requireWithin("--threads", threadCount, 1, 1024);
    BenchmarkSuite suite = suite();
    MadsSettings settings = settings();
    ResultTable compared =
        reference == null ? null : ResultTable.read(reference, suite.checkpoints());

    List<BenchmarkRun> runs =
        new BenchmarkRunner(settings, threadCount).run(suite, firstSeed, seeds);
    ResultTable table =
        new ResultTable(suite.checkpoints(), runs.stream().map(BenchmarkRun::result).toList());
    table.write(out);
    Figure figure = ProfileFigure.draw(suite, runs, TOLERANCES, compared, referenceName());
    figure.writeSvg(
        besideOut("svg"),
        "Data profiles, " + suite.name(),
        "Part of the runs that have solved their problem within a budget, a curve a tolerance.");
    figure.writePng(besideOut("png"));

    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(
        "%s, medians over seeds %d to %d, checkpoints in %s%s%n",
        suite.name(),
        firstSeed,
        firstSeed + seeds - 1,
        suite.unit().label(),
        compared == null ? "" : ", in brackets " + referenceName());
    table.printMedians(printer, compared);
    table.printSolved(printer, TOLERANCES, compared);
    printer.println("Results: " + out + ", data profiles: " + besideOut("png"));
    printer.flush();
    return 0;
  }

  private BenchmarkSuite suite() {
    return switch (suiteName) {
      case "box" -> {
        dimensions.forEach(n -> requireWithin("--n", n, 2, MAX_DIMENSION));
        yield BenchmarkSuite.box(dimensions, budgetOr(BenchmarkSuite.largestBoxBudget()));
      }
      case "more-wild" ->
          BenchmarkSuite.moreWild(variant(), budgetOr(BenchmarkSuite.largestMoreWildBudget()));
      default ->
          throw new InvalidInputException(
              "--suite: found " + suiteName + ", expected box or more-wild");
    };
  }

  private int budgetOr(int usual) {
    int value = budget == null ? usual : budget;
    requireWithin("--budget", value, 1, MAX_BUDGET);
    return value;
  }

  private MoreWildVariant variant() {
    for (MoreWildVariant variant : MoreWildVariant.values()) {
      if (variant.label().equals(variantName)) {
        return variant;
      }
    }
    throw new InvalidInputException(
        "--variant: found " + variantName + ", expected smooth, nondiff or wild3");
  }

  private MadsSettings settings() {
    MadsSettings settings =
        switch (preset) {
          case "default" -> MadsSettings.defaults(0);
          case "first" -> MadsSettings.first(0);
          default ->
              throw new InvalidInputException(
                  "--preset: found " + preset + ", expected default or first");
        };
    try {
      SearchSteps steps = settings.searchSteps();
      for (String name : without) {
        steps = steps.without(name);
      }
      return settings.withSearchSteps(steps);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--without: " + e.getMessage());
    }
  }

  private static void requireWithin(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: found %d, expected a whole number from %d to %d",
              option,
              value,
              lowest,
              highest));
    }
  }

  private String referenceName() {
    return reference == null ? "" : withoutSuffix(reference);
  }

  private Path besideOut(String suffix) {
    return out.resolveSibling(withoutSuffix(out) + "." + suffix);
  }

  private static String withoutSuffix(Path file) {
    return file.getFileName().toString().replaceFirst("\\.csv$", "");
  }
}
