package org.nemadrive.trainer.cli.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.trainer.cli.option.Destination;
import org.nemadrive.trainer.cli.option.WeightsOption;
import org.nemadrive.trainer.exchange.EdgesCsv;
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
    description = "Write weights as one CSV row, as an edge list, or as GraphML.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  /** What can be written. */
  enum Format {
    csv,
    edges,
    graphml
  }

  @Mixin private WeightsOption weightsOption;

  @Option(
      names = "--format",
      description =
          "csv (one row in canonical order), edges (a row pre,post,type,w0,weight for each weight)"
              + " or graphml (default: as the name of the file ends, csv for .csv and -).")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE|-",
      required = true,
      description = "File to write, .csv or .graphml; - for standard output.")
  private String out;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    boolean named = out.toLowerCase(Locale.ROOT).endsWith(".graphml");
    Format chosenFormat = format != null ? format : named ? Format.graphml : Format.csv;
    Destination destination = new Destination("--out", out, force);
    destination.check(chosenFormat == Format.graphml ? ".graphml" : ".csv");
    TrainedWeights chosen = weightsOption.read();
    Connectome connectome = chosen.connectome();
    double[] genome = chosen.genome();
    destination.write(
        stream -> {
          switch (chosenFormat) {
            case csv -> stream.write(utf8(GenomeCsv.text(genome)));
            case edges -> stream.write(utf8(EdgesCsv.text(connectome, genome)));
            case graphml -> NetworkGraphMl.write(stream, connectome, genome);
          }
        });
    if (!destination.isStandardOutput()) {
      spec.commandLine().getOut().println("Written: " + out);
    }
    return 0;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
