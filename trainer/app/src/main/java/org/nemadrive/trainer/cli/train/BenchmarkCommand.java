package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.benchmark.Benchmark;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.BenchmarkSettings;
import org.nemadrive.trainer.benchmark.Failure;
import org.nemadrive.trainer.benchmark.Provenance;
import org.nemadrive.trainer.cli.display.BenchmarkDisplay;
import org.nemadrive.trainer.cli.display.StopOnSignal;
import org.nemadrive.trainer.cli.option.BudgetOptions;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.cli.option.StrategyNames;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Measure;
import org.nemadrive.trainer.comparison.Spread;
import org.nemadrive.trainer.report.BenchmarkReport;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.strategy.choice.Strategies;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer benchmark}: many strategies from many seeds, and what they came to. */
@Command(
    name = "benchmark",
    description = {
      "Train by many strategies from many seeds; write tables, figures, films and a report.",
      "The same command again goes on where it was stopped; with more strategies, seeds or tasks it"
          + " adds to what is there. Runs that are done are never run again."
    },
    mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final int MAX_SEEDS = 10_000;

  @Option(
      names = "--task",
      paramLabel = "TASK[,TASK...]",
      required = true,
      description =
          "What to train on, as for train; given several times, each is trained on by itself.")
  private List<String> tasks;

  @Option(
      names = "--strategies",
      paramLabel = "all|STRATEGY[,STRATEGY...]",
      defaultValue = ALL,
      description =
          "How to train (default: ${DEFAULT-VALUE}). One of: ${COMPLETION-CANDIDATES}; with"
              + " parameters such as openai-es:sigma=0.3:pairs=16, or openai-es:sigma=0.1|0.3 to"
              + " try several.",
      completionCandidates = StrategyNames.class)
  private String strategies;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Train from seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private BudgetOptions budgetOptions;

  @Mixin private ThreadOptions threadOptions;

  @Mixin private FilmOptions filmOptions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the benchmark, new or begun before.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = Connectome.celegans();
    int threads = threadOptions.count();
    Budget budget = budgetOptions == null ? BudgetOptions.defaultBudget() : budgetOptions.budget();
    if (seeds < 1 || seeds > MAX_SEEDS) {
      throw new InvalidInputException(
          "--seeds: found %d, expected a whole number from 1 to %d".formatted(seeds, MAX_SEEDS));
    }
    List<String> taskNames =
        tasks.stream()
            .map(task -> ForagingTask.parse(task, WorldParameters.DEFAULT, 1).name())
            .distinct()
            .toList();
    BenchmarkFolder folder =
        BenchmarkFolder.createOrExtend(
            out,
            new BenchmarkSettings(connectome.identity(), taskNames, choices(), seeds, budget),
            Provenance.here(Software.nameAndVersion(), commandLine()));
    PrintWriter printer = spec.commandLine().getOut();
    printer.println(
        "%d runs of %s each, %d side by side, in %s"
            .formatted(folder.settings().jobs().size(), folder.settings().budget(), threads, out));
    printer.flush();
    try (StopOnSignal stop = new StopOnSignal(printer)) {
      stop.advise(commandLine());
      return run(folder, connectome, threads, stop);
    }
  }

  private int run(BenchmarkFolder folder, Connectome connectome, int threads, StopOnSignal stop)
      throws IOException {
    PrintWriter printer = spec.commandLine().getOut();
    List<Failure> failures;
    int jobs = folder.settings().jobs().size();
    long startNs = System.nanoTime();
    try (BenchmarkDisplay display =
        new BenchmarkDisplay(printer, jobs, () -> (System.nanoTime() - startNs) / 1e9, stop)) {
      failures =
          new Benchmark(
                  folder,
                  connectome,
                  Software.nameAndVersion(),
                  ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime)
              .run(threads, display);
    } catch (IllegalStateException e) {
      if (!stop.isWanted()) {
        throw e;
      }
      return 0;
    }
    if (stop.isWanted()) {
      return 0;
    }
    for (Comparison comparison : folder.comparisons()) {
      printSummary(printer, comparison);
    }
    if (!folder.comparisons().isEmpty()) {
      printer.println(
          "Report: " + new BenchmarkReport(folder, connectome).write(filmOptions.wanted()));
    }
    if (!failures.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "failed: %d of %d runs, see %s; the same command tries them again"
                  .formatted(failures.size(), jobs, out.resolve("failures.csv")));
      return CommandLine.ExitCode.SOFTWARE;
    }
    return 0;
  }

  private List<StrategyChoice> choices() {
    return strategies.equals(ALL)
        ? Strategies.all()
        : Arrays.stream(strategies.split(",", -1))
            .flatMap(text -> StrategyChoice.expand(text).stream())
            .distinct()
            .toList();
  }

  /** The command as typed, with quotes where a shell needs them. */
  private String commandLine() {
    return Invocation.of("trainer", spec.root().commandLine().getParseResult().originalArgs());
  }

  private static void printSummary(PrintWriter out, Comparison comparison) {
    out.println();
    out.println(
        "%-28s %5s   %-16s %-24s %-18s %s"
            .formatted(
                comparison.task(),
                "runs",
                "food mean+-sd",
                "food median (quartiles)",
                "L2 mean+-sd",
                "L0 mean+-sd"));
    for (String strategy : comparison.curves().keySet()) {
      Spread food = comparison.spreads(Measure.FOOD).get(strategy);
      Spread l2 = comparison.spreads(Measure.L2).get(strategy);
      Spread l0 = comparison.spreads(Measure.L0).get(strategy);
      out.println(
          String.format(
              Locale.ROOT,
              "%-28s %5d   %5.2f +- %-7.2f %5.1f (%.1f to %.1f)%-5s %6.1f +- %-8.1f %6.1f +- %.1f",
              strategy,
              food.count(),
              food.mean(),
              food.deviation(),
              food.median(),
              food.lowerQuartile(),
              food.upperQuartile(),
              "",
              l2.mean(),
              l2.deviation(),
              l0.mean(),
              l0.deviation()));
    }
    out.println();
  }
}
