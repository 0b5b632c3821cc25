package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.perturbation.Target;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.RunSearch;
import org.nemadrive.trainer.benchmark.SurroundedRow;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.comparison.ComparisonTables;
import org.nemadrive.trainer.report.BenchmarkReport;
import org.nemadrive.trainer.report.ReportedRuns;
import org.nemadrive.trainer.report.TrainingReport;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.unseen.UnseenFood;
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

  @Option(
      names = "--cells",
      paramLabel = "CELLS|class:KIND|group:NAME",
      description =
          "Of a run, also show what these neurons did over time, beside the path; of more than 12"
              + " the spikes only.")
  private String cells;

  @Mixin private FilmOptions filmOptions;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path first = directories.getFirst();
    Path page;
    if (directories.size() > 1) {
      page = compare();
    } else if (BenchmarkFolder.exists(first)) {
      BenchmarkFolder folder = BenchmarkFolder.open(first);
      if (folder.rows().isEmpty()) {
        throw new InvalidInputException(
            "no run of the benchmark in %s has finished yet".formatted(first));
      }
      folder.writeTables();
      Connectome connectome =
          KeptConnectome.find(first, folder.settings().connectome(), connectomeOption.named());
      page =
          new BenchmarkReport(
                  ReportedRuns.of(folder, connectome),
                  UnseenFood.again(
                      first, folder.rows(), folder.surroundings().foraging(), connectome),
                  connectome)
              .write(filmOptions.wanted());
    } else {
      RunFolder folder = RunFolder.open(first);
      Connectome connectome =
          KeptConnectome.find(first, folder.settings().connectome(), connectomeOption.named());
      page =
          new TrainingReport(
                  folder,
                  connectome,
                  command(folder.settings(), connectome, first),
                  shown(connectome))
              .write();
    }
    spec.commandLine().getOut().println("Report: " + page);
    return 0;
  }

  private List<Integer> shown(Connectome connectome) {
    if (cells == null) {
      return List.of();
    }
    List<Integer> neurons =
        Target.parse("--cells", cells, connectome).cells().stream()
            .filter(cell -> cell < connectome.neuronCount())
            .toList();
    if (neurons.isEmpty()) {
      throw new InvalidInputException("--cells: found \"%s\", expected neurons".formatted(cells));
    }
    return neurons;
  }

  private Path compare() throws IOException {
    Path first = directories.getFirst();
    boolean parent = !RunFolder.exists(first) && !BenchmarkFolder.exists(first);
    RunSearch search = new RunSearch();
    List<String> from = new ArrayList<>();
    List<SurroundedRow> rows = new ArrayList<>();
    for (Path named : directories.subList(parent ? 1 : 0, directories.size())) {
      Path path = parent ? first.resolve(named) : named;
      from.add(path.toString());
      rows.addAll(search.rows(path));
    }
    Connectome connectome =
        connectomeOption.named().orElseGet(() -> search.connectome(Path.of(from.getFirst())));
    Path folder = out != null ? out : parent ? first : Path.of("comparison");
    ReportedRuns runs = ReportedRuns.of(folder, from, rows);
    ComparisonTables.writeSummary(folder.resolve("summary.csv"), runs.comparisons());
    ComparisonTables.writeDifferences(folder.resolve("differences.csv"), runs.comparisons());
    return new BenchmarkReport(runs, List.of(), connectome).write(filmOptions.wanted());
  }

  private static String command(RunSettings settings, Connectome connectome, Path directory) {
    return "trainer/bin/trainer train%s --task %s --strategy %s --seed %d --%s %s%s%s"
        .formatted(
            named(connectome, directory),
            settings.task(),
            settings.strategy(),
            settings.seed(),
            settings.budget().unit().name().toLowerCase(Locale.ROOT),
            plain(settings.budget().amount()),
            settings.startWeights() == null ? "" : " --from " + settings.startWeights(),
            settings.robotProfile() == null ? "" : " --profile " + settings.robotProfile());
  }

  private static String named(Connectome connectome, Path directory) {
    String name = connectome.dataSet().name();
    if (name.equals(Connectomes.DEFAULT)) {
      return "";
    }
    return " --connectome "
        + (Connectomes.BUILT_IN.contains(name) ? name : directory.resolve("connectome"));
  }

  private static String plain(double amount) {
    return amount == Math.rint(amount) ? "%.0f".formatted(amount) : Double.toString(amount);
  }
}
