package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.report.BenchmarkReport;
import org.nemadrive.trainer.report.TrainingReport;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer report}: one page about a run or a benchmark. */
@Command(
    name = "report",
    description =
        "Write report.html, one page that needs no network, and the figures of a run or a"
            + " benchmark.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder of a run or of a benchmark.")
  private Path directory;

  @Mixin private FilmOptions filmOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = Connectome.celegans();
    Path page;
    if (BenchmarkFolder.exists(directory)) {
      BenchmarkFolder folder = BenchmarkFolder.open(directory);
      if (folder.curves().isEmpty()) {
        throw new InvalidInputException(
            "no run of the benchmark in %s has finished a generation yet".formatted(directory));
      }
      folder.writeTables();
      page = new BenchmarkReport(folder, connectome).write(filmOptions.wanted());
    } else {
      RunFolder folder = RunFolder.open(directory);
      page = new TrainingReport(folder, connectome, command(folder.settings())).write();
    }
    spec.commandLine().getOut().println("Report: " + page);
    return 0;
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
