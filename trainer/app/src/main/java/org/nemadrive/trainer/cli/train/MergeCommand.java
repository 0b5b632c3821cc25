package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.unseen.UnseenFood;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer benchmark merge}: the shards of a benchmark as one. */
@Command(
    name = "merge",
    description = {
      "Put the shards of a benchmark together; write tables, figures and a report.",
      "The same command again takes up what the shards have done since."
    },
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of the shards.")
  private List<Path> shards;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the whole benchmark, new or merged before.")
  private Path out;

  @Mixin private FilmOptions filmOptions;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter printer = spec.commandLine().getOut();
    FolderLock lock = BenchmarkFolder.lock(out);
    try (lock) {
      BenchmarkFolder whole = BenchmarkFolder.merge(out, shards);
      printer.println(
          "%d of %d runs, from %d folders"
              .formatted(whole.rows().size(), whole.settings().jobs().size(), shards.size()));
      Connectome connectome =
          KeptConnectome.find(
              shards.getFirst(), whole.settings().connectome(), connectomeOption.named());
      KeptConnectome.keep(out, connectome);
      new BenchmarkSummary(connectome, printer)
          .print(
              whole,
              filmOptions.wanted(),
              UnseenFood.again(out, whole.rows(), whole.surroundings().foraging(), connectome));
    }
    return 0;
  }
}
