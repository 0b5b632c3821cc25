package org.nemadrive.trainer.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Difference;
import org.nemadrive.trainer.comparison.Measure;
import org.nemadrive.trainer.comparison.Spread;
import org.nemadrive.trainer.film.FilmFrames;
import org.nemadrive.trainer.film.GifFilm;
import org.nemadrive.trainer.film.Recording;
import org.nemadrive.trainer.report.page.HtmlTemplate;
import org.nemadrive.trainer.report.page.NamedFigure;
import org.nemadrive.trainer.report.page.ReplayData;
import org.nemadrive.trainer.report.page.TableRow;
import org.nemadrive.trainer.unseen.UnseenFood;

/** Everything that runs side by side have to show: figures, films and one page with all of it. */
public final class BenchmarkReport {
  private static final double SIGNIFICANT = 0.05;

  private final ReportedRuns runs;
  private final List<UnseenFood> unseen;
  private final Connectome connectome;
  private final BenchmarkFigures figures;

  /**
   * @param runs what is shown
   * @param unseen their worms on layouts that no training saw, possibly none
   * @param connectome what was trained
   */
  public BenchmarkReport(ReportedRuns runs, List<UnseenFood> unseen, Connectome connectome) {
    this.runs = runs;
    this.unseen = List.copyOf(unseen);
    this.connectome = connectome;
    figures = new BenchmarkFigures(runs, this.unseen, connectome);
  }

  /** A film on the page. */
  private record Scene(
      String file, String title, Recording recording, double[] genome, ForagingSettings settings) {}

  /**
   * Writes figures, films and the page into the folder of the runs.
   *
   * @param films whether to write the films as GIF too, which takes a few seconds each
   * @return the page
   */
  public Path write(boolean films) throws IOException {
    List<NamedFigure> all = figures.all();
    NamedFigure.writeAll(all, runs.out().resolve("figures"));
    List<Scene> scenes = scenes();
    List<Map<String, Object>> replays = new ArrayList<>();
    for (Scene scene : scenes) {
      if (films) {
        GifFilm.write(
            runs.out().resolve("films").resolve(scene.file()),
            new FilmFrames(
                scene.recording(), connectome, scene.genome(), scene.settings(), scene.title()));
      }
      replays.add(
          Map.of(
              "title",
              scene.title(),
              "json",
              ReplayData.of(
                      scene.title(),
                      scene.recording(),
                      connectome,
                      scene.genome(),
                      scene.settings())
                  .toJson()));
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", "Benchmark on " + String.join(", ", runs.tasks()));
    model.put("settings", runs.settings());
    model.put("parameters", runs.parameters());
    model.put("provenance", runs.provenance());
    model.put("comparisons", runs.comparisons().stream().map(this::onPage).toList());
    model.put(
        "unseen",
        unseen.stream()
            .map(food -> Map.of("task", food.task(), "rows", UnseenParts.rows(food)))
            .toList());
    model.put("figures", all);
    model.put("replays", replays);
    Path page = runs.out().resolve("report.html");
    HtmlTemplate.write(page, "benchmark.ftlh", model);
    return page;
  }

  private List<Scene> scenes() {
    ForagingSettings settings = runs.foraging();
    String task = runs.tasks().getFirst();
    FoodLayout layout = BenchmarkFigures.layout(task, 1);
    List<Scene> scenes = new ArrayList<>();
    double[] biological = connectome.biologicalWeights();
    scenes.add(
        new Scene(
            "filmS1-untrained.gif",
            "Film S1: untrained, " + layout.name(),
            Recording.of(connectome, settings, biological, layout),
            biological,
            settings));
    for (Champion hero : figures.heroes()) {
      int number = scenes.size() + 1;
      scenes.add(
          new Scene(
              "filmS%d-%s.gif".formatted(number, hero.strategy().replaceAll("[^\\w.=-]", "_")),
              "Film S%d: %s, %s".formatted(number, hero.strategy(), layout.name()),
              Recording.of(
                  connectome,
                  hero.settings(),
                  hero.genome(),
                  BenchmarkFigures.layout(task, hero.seed())),
              hero.genome(),
              hero.settings()));
    }
    return scenes;
  }

  private Map<String, Object> onPage(Comparison comparison) {
    List<TableRow> summary = new ArrayList<>();
    List<TableRow> differences = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      comparison.spreads(measure).forEach((name, s) -> summary.add(summaryRow(measure, name, s)));
      comparison.differences(measure).forEach(d -> differences.add(differenceRow(measure, d)));
    }
    return Map.of("task", comparison.task(), "summary", summary, "differences", differences);
  }

  private static TableRow summaryRow(Measure measure, String strategy, Spread s) {
    return new TableRow(
        List.of(
            measure.label(),
            strategy,
            Integer.toString(s.count()),
            number(s.mean()),
            number(s.deviation()),
            number(s.median()),
            number(s.lowerQuartile()),
            number(s.upperQuartile()),
            number(s.minimum()),
            number(s.maximum())),
        false);
  }

  private static TableRow differenceRow(Measure measure, Difference d) {
    return new TableRow(
        List.of(
            measure.label(),
            d.first(),
            d.second(),
            String.format(Locale.ROOT, "%.3g", d.pValue()),
            String.format(Locale.ROOT, "%.3g", d.correctedPValue()),
            String.format(Locale.ROOT, "%.2f", d.effectSize())),
        d.correctedPValue() < SIGNIFICANT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
