package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.benchmark.FoundRun;
import org.nemadrive.trainer.benchmark.RunSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer list}: the runs there are. */
@Command(
    name = "list",
    description = "List the runs below a folder, those of benchmarks included.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final String LINE = "%-12s %-28s %5s %5s %6s %11s  %-9s %9s  %s";

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "runs",
      description = "Folder to look in (default: ${DEFAULT-VALUE}).")
  private Path directory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new InvalidInputException(
          "no folder at %s; give one that has runs, or begin one by \"trainer train\""
              .formatted(directory));
    }
    PrintWriter out = spec.commandLine().getOut();
    List<FoundRun> found = new RunSearch().list(directory);
    if (found.isEmpty()) {
      out.println("no runs below " + directory);
      return 0;
    }
    out.println(
        LINE.formatted(
            "task", "strategy", "seed", "food", "edits", "evaluations", "state", "age", "where"));
    Instant now = Instant.now();
    for (FoundRun run : found) {
      out.println(
          LINE.formatted(
              run.task(),
              run.strategy(),
              number(run.seed()),
              number(run.food()),
              number(run.edits()),
              number(run.evaluations()),
              run.state(),
              age(Duration.between(run.changed(), now)),
              run.where()));
    }
    return 0;
  }

  private static String number(long value) {
    return value < 0 ? "?" : "%,d".formatted(value);
  }

  static String age(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }
}
