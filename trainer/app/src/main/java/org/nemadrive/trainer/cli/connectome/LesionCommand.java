package org.nemadrive.trainer.cli.connectome;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.trainer.cli.option.Destination;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.cli.option.WeightsOption;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.lesion.Each;
import org.nemadrive.trainer.lesion.LesionFigure;
import org.nemadrive.trainer.lesion.LesionStudy;
import org.nemadrive.trainer.lesion.Loss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer lesion}: what each cell, synapse or edit is good for. */
@Command(
    name = "lesion",
    description =
        "Take every single cell, synapse or edit away in turn and rank what the worm loses by it.",
    mixinStandardHelpOptions = true)
public final class LesionCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  @Mixin private WeightsOption weightsOption;

  @Option(
      names = "--each",
      paramLabel = "cell|synapse|edit",
      required = true,
      description =
          "What is taken away: a neuron, a synapse, or one change of a training (which then has its"
              + " biological weight).")
  private String each;

  @Option(
      names = "--task",
      paramLabel = "TASK[,TASK...]",
      defaultValue = "pentagon",
      description = "What to forage on, as for train (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of random layouts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "OUT.csv|-",
      description = "Write the whole table, and beside it the figure as .svg and .png.")
  private String out;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  @Mixin private ThreadOptions threadOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Each kind = kind();
    int threads = threadOptions.count();
    Destination destination = out == null ? null : new Destination("--out", out, force);
    if (destination != null) {
      destination.check(".csv");
    }
    TrainedWeights chosen = weightsOption.read();
    Connectome connectome = chosen.connectome();
    ForagingSettings settings = ForagingSettings.of(chosen.dynamics());
    ForagingTask parsed = ForagingTask.parse(task, settings.world(), seed);
    LesionStudy study = new LesionStudy(connectome, settings, parsed, chosen.genome());
    List<Loss> losses = study.each(kind, threads);
    PrintWriter print =
        destination != null && destination.isStandardOutput()
            ? spec.commandLine().getErr()
            : spec.commandLine().getOut();
    print.println(
        format(
            "%s, %s: %d of %d food eaten, %,d lesions, of each %s",
            connectome.dataSet().name(),
            parsed.name(),
            study.foodEaten(),
            parsed.foodCount(),
            losses.size(),
            each));
    for (Loss loss : losses.subList(0, Math.min(SHOWN, losses.size()))) {
      print.println(
          format(
              "  %-16s %3d food lost, path changed by %.1f from tick %d",
              loss.name(), loss.foodLost(), loss.pathChange(), loss.firstTick()));
    }
    print.println(
        format(
            "%,d lose food, %,d change nothing",
            losses.stream().filter(loss -> loss.foodLost() > 0).count(),
            losses.stream().filter(loss -> loss.firstTick() < 0).count()));
    if (destination != null) {
      destination.write(stream -> stream.write(table(losses).getBytes(StandardCharsets.UTF_8)));
      if (!destination.isStandardOutput()) {
        print.println("Table: " + out);
        draw(print, study, losses, connectome, parsed);
      }
    }
    return 0;
  }

  private Each kind() {
    return switch (each) {
      case "cell" -> Each.CELL;
      case "synapse" -> Each.SYNAPSE;
      case "edit" -> Each.EDIT;
      default ->
          throw new InvalidInputException(
              "--each: found \"%s\", expected cell, synapse or edit".formatted(each));
    };
  }

  private static String table(List<Loss> losses) {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("lesion", "food_eaten", "food_lost", "path_change_wu", "first_tick"));
    for (Loss loss : losses) {
      rows.add(
          List.of(
              loss.name(), loss.foodEaten(), loss.foodLost(), loss.pathChange(), loss.firstTick()));
    }
    return CsvTable.text(rows);
  }

  private void draw(
      PrintWriter print,
      LesionStudy study,
      List<Loss> losses,
      Connectome connectome,
      ForagingTask parsed)
      throws IOException {
    String title =
        "Each %s of %s, %s, %s"
            .formatted(each, weightsOption.title(), parsed.name(), connectome.tag());
    Figure figure = LesionFigure.draw(title, study.foodEaten(), losses);
    String stem = out.substring(0, out.length() - ".csv".length());
    for (String ending : List.of(".svg", ".png")) {
      Path file = Path.of(stem + ending);
      if (Files.exists(file) && !force) {
        throw new InvalidInputException(
            "--out: %s is there already; give another name, or --force".formatted(file));
      }
    }
    figure.writeSvg(Path.of(stem + ".svg"));
    figure.writePng(Path.of(stem + ".png"));
    print.println("Figure: " + stem + ".png");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
