package org.nemadrive.trainer.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.comparison.Effort;
import org.nemadrive.trainer.figure.CurvesFigure;
import org.nemadrive.trainer.figure.NetworkFigure;
import org.nemadrive.trainer.figure.PathGridFigure;
import org.nemadrive.trainer.figure.WormPath;
import org.nemadrive.trainer.film.Recording;
import org.nemadrive.trainer.lesion.Each;
import org.nemadrive.trainer.lesion.LesionStudy;
import org.nemadrive.trainer.lesion.Loss;
import org.nemadrive.trainer.run.History;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;

/** Everything a single run has to show, on one page. */
public final class TrainingReport {
  private static final int PANELS_PER_ROW = 3;
  private static final int MAX_EDITS = 100;

  private final RunFolder folder;
  private final Connectome connectome;
  private final String command;
  private final List<Integer> cells;

  /**
   * @param folder the run's folder
   * @param connectome what was trained
   * @param command what makes such a run again, as typed
   * @param cells neurons whose activity is shown, possibly none
   */
  public TrainingReport(
      RunFolder folder, Connectome connectome, String command, List<Integer> cells) {
    this.folder = folder;
    this.connectome = connectome;
    this.command = command;
    this.cells = List.copyOf(cells);
  }

  /**
   * Writes figures and the page into the run's folder.
   *
   * @return the page
   * @throws InvalidInputException if the run has not finished a generation yet
   */
  public Path write() throws IOException {
    RunSettings settings = folder.settings();
    List<History.Row> rows = History.read(folder.historyFile());
    if (rows.isEmpty()) {
      throw new InvalidInputException(
          "the run in %s has not finished a generation; go on with it by \"resume %s\""
              .formatted(folder.path(), folder.path()));
    }
    RunInputs inputs = RunInputs.read(folder, connectome);
    TrainedWeights weights = WeightsFile.read(folder.bestWeightsFile(), connectome);
    ForagingSettings foraging = inputs.foraging();
    ForagingTask task = inputs.task();
    Curve curve = new Curve(task.name(), settings.strategy().text(), settings.seed(), rows);
    List<NamedFigure> figures = new ArrayList<>(figures(curve, weights.genome(), foraging, task));
    figures.addAll(activity(weights.genome(), foraging, task));
    NamedFigure.writeAll(figures, folder.path().resolve("figures"));
    List<Map<String, Object>> replays = new ArrayList<>();
    for (FoodLayout layout : task.layouts()) {
      String title = settings.strategy() + ", " + layout.name();
      Recording recording = Recording.of(connectome, foraging, weights.genome(), layout);
      replays.add(
          Map.of(
              "title",
              title,
              "json",
              ReplayData.of(title, recording, connectome, weights.genome(), foraging).toJson()));
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", "%s, trained by %s".formatted(task.name(), settings.strategy()));
    model.put("outcome", outcome(curve.last(), task));
    model.put("settings", settingsOnPage(settings, curve));
    model.put("edits", edits(weights.genome(), lost(foraging, task, weights.genome())));
    model.put("figures", figures);
    model.put("replays", replays);
    model.put("command", command);
    Path page = folder.path().resolve("report.html");
    HtmlTemplate.write(page, "run.ftlh", model);
    return page;
  }

  private String outcome(History.Row last, ForagingTask task) {
    return String.format(
        Locale.ROOT,
        "%d of %d food eaten, %,d of %,d weights changed",
        last.foodEaten(),
        task.foodCount(),
        last.changedWeights(),
        connectome.weightCount());
  }

  private List<NamedFigure> figures(
      Curve curve, double[] genome, ForagingSettings foraging, ForagingTask task) {
    List<PathGridFigure.Panel> panels = new ArrayList<>();
    for (FoodLayout layout : task.layouts()) {
      panels.add(panel("untrained", connectome.biologicalWeights(), foraging, layout));
      panels.add(panel("trained", genome, foraging, layout));
    }
    List<PathGridFigure.Row> rows = new ArrayList<>();
    for (int i = 0; i < panels.size(); i += PANELS_PER_ROW) {
      rows.add(
          new PathGridFigure.Row(
              "", panels.subList(i, Math.min(i + PANELS_PER_ROW, panels.size()))));
    }
    Comparison alone = new Comparison(curve.task(), Map.of(curve.strategy(), List.of(curve)));
    return List.of(
        new NamedFigure(
            "paths",
            "Paths",
            "The worm before and after training; circles are food, drawn in the range in which it"
                + " is eaten.",
            PathGridFigure.draw(rows, foraging.world())),
        new NamedFigure(
            "network",
            "The connectome and what training changed of it",
            "Sensory neurons at the left, the recurrent rest in the middle, muscles at the right.",
            NetworkFigure.draw(
                connectome,
                List.of(new NetworkFigure.Trained("Changed by " + curve.strategy(), genome)))),
        new NamedFigure(
            "history",
            "How training went",
            "The best genome so far: food eaten, distance from the biological weights W0 (L2) and"
                + " number of weights changed (L0), against evaluations.",
            CurvesFigure.draw(
                alone, Effort.EVALUATIONS, task.foodCount(), List.of(curve.strategy()))));
  }

  private List<NamedFigure> activity(
      double[] genome, ForagingSettings foraging, ForagingTask task) {
    if (cells.isEmpty()) {
      return List.of();
    }
    if (cells.size() > ActivityFigure.MOST) {
      throw new InvalidInputException(
          "--cells: found %d neurons, at most %d fit a figure"
              .formatted(cells.size(), ActivityFigure.MOST));
    }
    List<NamedFigure> shown = new ArrayList<>();
    for (int i = 0; i < task.layouts().size(); i++) {
      FoodLayout layout = task.layouts().get(i);
      shown.add(
          new NamedFigure(
              "activity" + (i == 0 ? "" : "-" + (i + 1)),
              "What chosen neurons did on " + layout.name(),
              "Potentials and spikes of each neuron over time, beside the path.",
              ActivityFigure.draw(connectome, foraging, genome, layout, cells)));
    }
    return shown;
  }

  private PathGridFigure.Panel panel(
      String name, double[] genome, ForagingSettings foraging, FoodLayout layout) {
    WormPath path = WormPath.of(connectome, foraging, genome, layout);
    return new PathGridFigure.Panel(
        "%s, %s: %d of %d".formatted(layout.name(), name, path.foodEaten(), layout.count()), path);
  }

  private Map<String, String> settingsOnPage(RunSettings settings, Curve curve) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("Task", settings.task());
    map.put("Strategy", settings.strategy().text());
    map.put("Parameters", settings.strategy().parameters().toString());
    map.put("Seed", Long.toString(settings.seed()));
    map.put("Budget", settings.budget().toString());
    map.put(
        "Spent",
        String.format(
            Locale.ROOT,
            "%,d evaluations in %,d generations, %.1f s",
            curve.last().evaluations(),
            curve.last().generation(),
            curve.last().seconds()));
    map.put("Program", settings.software());
    map.put("Connectome", connectome.name() + ", SHA-256 " + settings.connectome());
    return map;
  }

  /** What the worm loses without each of its edits. */
  private Map<String, Loss> lost(ForagingSettings foraging, ForagingTask task, double[] genome) {
    Map<String, Loss> lost = new HashMap<>();
    new LesionStudy(connectome, foraging, task, genome)
        .each(Each.EDIT, 1)
        .forEach(loss -> lost.put(loss.name(), loss));
    return lost;
  }

  /** The changed weights, the largest change first. */
  private List<TableRow> edits(double[] genome, Map<String, Loss> lost) {
    List<Synapse> synapses = connectome.synapses();
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < genome.length; i++) {
      if (genome[i] != synapses.get(i).biologicalWeight()) {
        changed.add(i);
      }
    }
    changed.sort(
        (a, b) ->
            Double.compare(
                Math.abs(genome[b] - synapses.get(b).biologicalWeight()),
                Math.abs(genome[a] - synapses.get(a).biologicalWeight())));
    return changed.stream()
        .limit(MAX_EDITS)
        .map(
            i -> {
              String pre = connectome.cells().get(synapses.get(i).presynaptic());
              String post = connectome.cells().get(synapses.get(i).postsynaptic());
              Loss loss = lost.get(pre + "-" + post);
              return new TableRow(
                  List.of(
                      pre,
                      post,
                      Integer.toString(synapses.get(i).biologicalWeight()),
                      String.format(Locale.ROOT, "%.3f", genome[i]),
                      Integer.toString(loss.foodLost()),
                      loss.firstTick() < 0 ? "never" : Integer.toString(loss.firstTick())),
                  false);
            })
        .toList();
  }
}
