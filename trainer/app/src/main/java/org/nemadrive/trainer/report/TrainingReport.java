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
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.comparison.Effort;
import org.nemadrive.trainer.figure.CurvesFigure;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.NetworkFigure;
import org.nemadrive.trainer.figure.path.PathGridFigure;
import org.nemadrive.trainer.figure.path.WormPath;
import org.nemadrive.trainer.film.Recording;
import org.nemadrive.trainer.lesion.Each;
import org.nemadrive.trainer.lesion.LesionStudy;
import org.nemadrive.trainer.lesion.Loss;
import org.nemadrive.trainer.report.page.Card;
import org.nemadrive.trainer.report.page.EditRow;
import org.nemadrive.trainer.report.page.EditTable;
import org.nemadrive.trainer.report.page.HtmlTemplate;
import org.nemadrive.trainer.report.page.NamedFigure;
import org.nemadrive.trainer.report.page.ParameterList;
import org.nemadrive.trainer.report.page.ReplayData;
import org.nemadrive.trainer.run.History;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;

/** Everything a single run has to show, on one page. */
public final class TrainingReport {
  private static final int PANELS_PER_ROW = 3;
  private static final int MAX_EDITS = 100;

  /** Of tasks with more layouts only the first are shown. */
  private static final int MAX_LAYOUTS = 6;

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
          "the run in %s has not finished a generation; go on with it by \"trainer resume %s\""
              .formatted(folder.path(), Names.typed(folder.path())));
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
    for (FoodLayout layout : shown(task)) {
      String title = settings.strategy() + ", " + layout.name();
      Recording recording = Recording.of(connectome, foraging, weights.genome(), layout);
      replays.add(
          Map.of(
              "title",
              title,
              "json",
              ReplayData.of(title, recording, connectome, weights.genome(), foraging).toJson()));
    }
    int untrainedFood = FitnessEvaluator.untrainedFood(connectome, foraging, task);
    List<EditRow> edits =
        new EditTable(connectome).rows(weights.genome(), lost(foraging, task, weights.genome()));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", "%s, trained by %s".formatted(task.name(), settings.strategy()));
    model.put("outcome", outcome(curve.last(), task));
    model.put("cards", cards(curve.last(), task, untrainedFood, edits));
    model.put("settings", settingsOnPage(settings, curve));
    model.put("parameters", ParameterList.of(settings.strategy().parameters()));
    model.put("edits", edits.subList(0, Math.min(MAX_EDITS, edits.size())));
    model.put("editCount", edits.size());
    model.put("figures", figures);
    model.put("replays", replays);
    model.put("command", command);
    Path page = folder.path().resolve("report.html");
    HtmlTemplate.write(page, "run.ftlh", model);
    return page;
  }

  private static List<FoodLayout> shown(ForagingTask task) {
    return task.layouts().subList(0, Math.min(MAX_LAYOUTS, task.layouts().size()));
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

  private List<Card> cards(
      History.Row last, ForagingTask task, int untrainedFood, List<EditRow> edits) {
    return List.of(
        new Card(
            "%d of %d".formatted(last.foodEaten(), task.foodCount()),
            "food eaten",
            "untrained: " + untrainedFood),
        new Card(
            String.format(Locale.ROOT, "%,d", last.changedWeights()),
            "weights changed, L0",
            String.format(
                Locale.ROOT,
                "of %,d; L0 counts the weights that differ from W0, those of biology",
                connectome.weightCount())),
        new Card(
            String.format(Locale.ROOT, "%,.1f", last.distance()),
            "distance from W0, L2",
            "the root of the sum of all squared changes"),
        new Card(
            Long.toString(edits.stream().filter(EditRow::signFlips).count()),
            "signs flipped",
            "synapses that excited and now inhibit, or the other way round"),
        new Card(
            String.format(Locale.ROOT, "%,d", last.evaluations()),
            "evaluations",
            String.format(
                Locale.ROOT,
                "a worm's whole life each; %,d generations, %,.1f s of computing",
                last.generation(),
                last.seconds())));
  }

  private List<NamedFigure> figures(
      Curve curve, double[] genome, ForagingSettings foraging, ForagingTask task) {
    List<PathGridFigure.Panel> panels = new ArrayList<>();
    for (FoodLayout layout : shown(task)) {
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
    List<String> order = List.of(curve.strategy());
    List<NetworkFigure.Trained> trained =
        List.of(new NetworkFigure.Trained("Changed by " + curve.strategy(), genome));
    return List.of(
        new NamedFigure(
            "paths",
            "Paths",
            "The worm before and after training. Every circle is a food item, drawn in the range in"
                + " which it is eaten: an open ring was left, a filled circle was eaten.",
            PathGridFigure.draw(rows, foraging.world()),
            panels.stream()
                .map(
                    panel ->
                        new NamedFigure.Panel(
                            panel.caption(), PathGridFigure.large(panel, foraging.world())))
                .toList()),
        NamedFigure.of(
            "history",
            "How training went",
            "The best genome so far against evaluations: food eaten, distance from the biological"
                + " weights W0 (L2) and number of weights changed (L0). A line is a step where a"
                + " better genome was found; the number at its end is its last value.",
            CurvesFigure.draw(alone, Effort.EVALUATIONS, task.foodCount(), order),
            CurvesFigure.panels(alone, Effort.EVALUATIONS, task.foodCount(), order)),
        NamedFigure.of(
            "network",
            "The connectome and what training changed of it",
            "Sensory neurons at the left, the recurrent rest in the middle, muscles at the right.",
            NetworkFigure.draw(connectome, trained),
            NetworkFigure.panels(connectome, trained)));
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
      Figure figure = ActivityFigure.draw(connectome, foraging, genome, layout, cells);
      shown.add(
          NamedFigure.of(
              "activity" + (i == 0 ? "" : "-" + (i + 1)),
              "What chosen neurons did on " + layout.name(),
              "Potentials and spikes of each neuron over time, beside the path.",
              figure,
              List.of(figure)));
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
}
