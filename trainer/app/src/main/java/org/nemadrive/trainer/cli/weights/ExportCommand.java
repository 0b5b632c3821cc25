package org.nemadrive.trainer.cli.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.trainer.cli.option.WeightsOption;
import org.nemadrive.trainer.exchange.GenomeCsv;
import org.nemadrive.trainer.exchange.NetworkGraphMl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer export}: weights for other programs. */
@Command(
    name = "export",
    description = "Write weights as one CSV row in canonical order, or as GraphML.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  /** What can be written. */
  enum Format {
    csv,
    graphml
  }

  @Mixin private WeightsOption weightsOption;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Connectome connectome = Connectome.celegans();
    double[] genome = weightsOption.read(connectome).genome();
    switch (format) {
      case csv -> GenomeCsv.write(out, genome);
      case graphml -> NetworkGraphMl.write(out, connectome, genome);
    }
    spec.commandLine().getOut().println("Written: " + out);
    return 0;
  }
}
