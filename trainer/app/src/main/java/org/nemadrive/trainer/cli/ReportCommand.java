package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.RunSearch;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.comparison.ComparisonTables;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.report.BenchmarkReport;
import org.nemadrive.trainer.report.ReportedRuns;
import org.nemadrive.trainer.report.TrainingReport;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer report}: one page about a run or a benchmark. */
@Command(
    name = "report",
    description =
        "Write report.html, one page that needs no network, and the figures of a run, a benchmark,"
            + " or several of them beside each other.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description =
          "Folder of a run or of a benchmark; several are compared, finished or not. If the first"
              + " is neither, the others lie in it, and so will the page.")
  private List<Path> directories;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where a comparison is written (default: comparison).")
  private Path out;

  @Mixin private FilmOptions filmOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = Connectome.celegans();
    Path first = directories.getFirst();
    Path page;
    if (directories.size() > 1) {
      page = compare(connectome);
    } else if (BenchmarkFolder.exists(first)) {
      BenchmarkFolder folder = BenchmarkFolder.open(first);
      if (folder.rows().isEmpty()) {
        throw new InvalidInputException(
            "no run of the benchmark in %s has finished yet".formatted(first));
      }
      folder.writeTables();
      page =
          new BenchmarkReport(ReportedRuns.of(folder, connectome), connectome)
              .write(filmOptions.wanted());
    } else {
      RunFolder folder = RunFolder.open(first);
      page = new TrainingReport(folder, connectome, command(folder.settings())).write();
    }
    spec.commandLine().getOut().println("Report: " + page);
    return 0;
  }

  private Path compare(Connectome connectome) throws IOException {
    Path first = directories.getFirst();
    boolean parent = !RunFolder.exists(first) && !BenchmarkFolder.exists(first);
    RunSearch search = new RunSearch(connectome);
    List<String> from = new ArrayList<>();
    List<LedgerRow> rows = new ArrayList<>();
    for (Path named : directories.subList(parent ? 1 : 0, directories.size())) {
      Path path = parent ? first.resolve(named) : named;
      from.add(path.toString());
      rows.addAll(search.rows(path));
    }
    Path folder = out != null ? out : parent ? first : Path.of("comparison");
    ReportedRuns runs = ReportedRuns.of(folder, from, rows);
    ComparisonTables.writeSummary(folder.resolve("summary.csv"), runs.comparisons());
    ComparisonTables.writeDifferences(folder.resolve("differences.csv"), runs.comparisons());
    return new BenchmarkReport(runs, connectome).write(filmOptions.wanted());
  }

  private static String command(RunSettings settings) {
    return "trainer/bin/trainer train --task %s --strategy %s --seed %d --%s %s%s%s"
        .formatted(
            settings.task(),
            settings.strategy(),
            settings.seed(),
            settings.budget().unit().name().toLowerCase(Locale.ROOT),
            plain(settings.budget().amount()),
            settings.startWeights() == null ? "" : " --from " + settings.startWeights(),
            settings.robotProfile() == null ? "" : " --profile " + settings.robotProfile());
  }

  private static String plain(double amount) {
    return amount == Math.rint(amount) ? "%.0f".formatted(amount) : Double.toString(amount);
  }
}
