package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.report.BenchmarkReport;
import org.nemadrive.trainer.report.TrainingReport;
import org.nemadrive.trainer.run.KeptConnectome;
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

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path page;
    if (BenchmarkFolder.exists(directory)) {
      BenchmarkFolder folder = BenchmarkFolder.open(directory);
      if (folder.curves().isEmpty()) {
        throw new InvalidInputException(
            "no run of the benchmark in %s has finished a generation yet".formatted(directory));
      }
      folder.writeTables();
      Connectome connectome =
          KeptConnectome.find(directory, folder.settings().connectome(), connectomeOption.named());
      page = new BenchmarkReport(folder, connectome).write(filmOptions.wanted());
    } else {
      RunFolder folder = RunFolder.open(directory);
      Connectome connectome =
          KeptConnectome.find(directory, folder.settings().connectome(), connectomeOption.named());
      page = new TrainingReport(folder, connectome, command(folder.settings(), connectome, directory)).write();
    }
    spec.commandLine().getOut().println("Report: " + page);
    return 0;
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
