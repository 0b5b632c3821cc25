package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.scenario.BodyCheck;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.cli.option.Destination;
import org.nemadrive.trainer.cli.option.WeightsOption;
import org.nemadrive.trainer.film.FilmFrames;
import org.nemadrive.trainer.film.GifFilm;
import org.nemadrive.trainer.film.Recording;
import org.nemadrive.trainer.report.page.ReplayPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer film}: the worm and its nervous system in motion. */
@Command(
    name = "film",
    description = "Show a worm foraging beside its network, neurons lighting up as they fire.",
    mixinStandardHelpOptions = true)
final class FilmCommand implements Callable<Integer> {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  @Mixin private WeightsOption weightsOption;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      required = true,
      description = "What to forage on, as for train; one layout.")
  private String task;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "FILE.gif for a film, FILE.html for a page to step through.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of random layouts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
    new Destination("--out", out.toString(), force).check(".gif", ".html");
    TrainedWeights chosen = weightsOption.read();
    Connectome connectome = chosen.connectome();
    ForagingSettings settings = ForagingSettings.of(chosen.dynamics());
    ForagingTask parsed = ForagingTask.parse(task, settings.world(), seed);
    if (parsed.layouts().size() > 1) {
      throw new InvalidInputException(
          "--task: found %d layouts, a film shows one".formatted(parsed.layouts().size()));
    }
    BodyCheck.warning(chosen, settings, Optional.empty(), parsed.layouts())
        .ifPresent(
            text -> spec.commandLine().getErr().println("trainer: " + Invocation.typable(text)));
    Recording recording =
        Recording.of(connectome, settings, chosen.genome(), parsed.layouts().getFirst());
    String title =
        weightsOption.title() + ", " + parsed.name() + ", " + connectome.dataSet().name();
    if (name.endsWith(".gif")) {
      GifFilm.write(out, new FilmFrames(recording, connectome, chosen.genome(), settings, title));
    } else {
      ReplayPage.write(out, title, recording, connectome, chosen.genome(), settings);
    }
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "Film: %s (%.1f MB)%n", out, Files.size(out) / BYTES_PER_MEGABYTE);
    return 0;
  }
}
