package org.nemadrive.trainer.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.Effort;
import org.nemadrive.trainer.figure.BudgetFigure;
import org.nemadrive.trainer.figure.CurvesFigure;
import org.nemadrive.trainer.figure.NetworkFigure;
import org.nemadrive.trainer.figure.path.PathGridFigure;
import org.nemadrive.trainer.figure.path.WormPath;
import org.nemadrive.trainer.report.page.NamedFigure;
import org.nemadrive.trainer.strategy.choice.Strategies;
import org.nemadrive.trainer.unseen.UnseenFood;

/**
 * The figures of Churchland and Garcia-Ojalvo (2025), drawn from runs side by side, under the
 * paper's numbers.
 */
final class BenchmarkFigures {
  /** Strategies that start from random weights, which the paper shows in a figure of their own. */
  private static final String RANDOM_START = "renomad-random";

  private static final List<String> HEROES = List.of("renomad", "menomad", "penomad");
  private static final String ENDS =
      "The number at a line's end is its last value. A curve begins when every run of its strategy"
          + " has finished a generation and ends with the last of them; a run that has ended keeps"
          + " its best genome.";
  private static final int PANELS_PER_ROW = 3;

  private final List<UnseenFood> unseen;
  private final Connectome connectome;
  private final List<ReportedRun> runs;
  private final List<Comparison> comparisons;
  private final List<String> strategies;
  private final List<String> styleOrder;
  private final String firstTask;

  /** How a worm is run that is no run's. */
  private final ForagingSettings untrained;

  BenchmarkFigures(ReportedRuns all, List<UnseenFood> unseen, Connectome connectome) {
    this.unseen = unseen;
    this.connectome = connectome;
    runs = all.runs();
    comparisons = all.comparisons();
    strategies = all.strategies();
    Set<String> order = new LinkedHashSet<>(Strategies.names());
    order.addAll(strategies);
    // Variants of one strategy get the looks of their places instead, which differ.
    styleOrder = Strategies.names().containsAll(strategies) ? List.copyOf(order) : strategies;
    firstTask = all.tasks().getFirst();
    untrained = all.foraging();
  }

  /** All figures that the runs at hand suffice for. */
  List<NamedFigure> all() {
    List<NamedFigure> figures = new ArrayList<>();
    addNetwork(figures);
    addPolygons(figures);
    for (Comparison comparison : comparisons) {
      addCurves(figures, comparison);
    }
    addStrategies(figures);
    if (!unseen.isEmpty()) {
      figures.add(UnseenParts.figure(unseen, styleOrder));
    }
    return figures;
  }

  /** The best genomes of the paper's two variants; of the first two strategies without them. */
  List<Champion> heroes() {
    List<String> names =
        HEROES.stream().anyMatch(strategies::contains)
            ? HEROES
            : strategies.subList(0, Math.min(2, strategies.size()));
    return names.stream()
        .flatMap(name -> Champion.of(runs, connectome, firstTask, name).stream())
        .toList();
  }

  private void addNetwork(List<NamedFigure> figures) {
    List<NetworkFigure.Trained> trained =
        heroes().stream()
            .map(c -> new NetworkFigure.Trained("Changed by " + c.strategy(), c.genome()))
            .toList();
    figures.add(
        NamedFigure.of(
            "fig2-network",
            "Fig. 2: the connectome and what training changes of it",
            "a: all synapses of the untrained connectome, sensory neurons at the left, the"
                + " recurrent rest in the middle with the best-connected innermost, the muscles"
                + " that move the body at the right. Other panels: synapses whose weights the best"
                + " genome of a strategy changed on "
                + firstTask
                + ". Muscles of the head, which move nothing here, are left out.",
            NetworkFigure.draw(connectome, trained),
            NetworkFigure.panels(connectome, trained)));
  }

  private void addPolygons(List<NamedFigure> figures) {
    List<PathGridFigure.Row> rows = new ArrayList<>();
    Set<String> trainedOn = new LinkedHashSet<>();
    for (Champion hero : heroes()) {
      FoodLayouts layouts = new FoodLayouts(hero.settings().world());
      List<PathGridFigure.Panel> panels = new ArrayList<>();
      for (String alias : FoodLayouts.POLYGON_ALIASES) {
        FoodLayout layout = layouts.byName(alias, 0);
        Champion own = Champion.of(runs, connectome, layout.name(), hero.strategy()).orElse(hero);
        trainedOn.add(own.task());
        WormPath path = WormPath.of(connectome, own.settings(), own.genome(), layout);
        String whose = own.task().equals(layout.name()) ? " (trained)" : "";
        panels.add(panel(alias + whose, path));
      }
      for (int i = 0; i < panels.size(); i += PANELS_PER_ROW) {
        rows.add(new PathGridFigure.Row(hero.strategy(), panels.subList(i, i + PANELS_PER_ROW)));
      }
    }
    if (!rows.isEmpty()) {
      WorldParameters world = untrained.world();
      figures.add(
          new NamedFigure(
              "fig3-polygons",
              "Fig. 3: paths on the six polygons",
              "Paths of the best genomes, trained on "
                  + String.join(", ", trainedOn)
                  + (trainedOn.size() == FoodLayouts.POLYGON_ALIASES.size()
                      ? ", each on the polygon that it is shown on."
                      : "; polygons without the word trained show what carries over to them.")
                  + " Food items are circles of the range in which they are eaten.",
              PathGridFigure.draw(rows, world),
              large(rows, world)));
    }
  }

  private void addCurves(List<NamedFigure> figures, Comparison comparison) {
    String suffix = suffix(comparison);
    Comparison paper = comparison.without(RANDOM_START);
    if (!paper.curves().isEmpty()) {
      figures.add(budgets("fig4-budgets" + suffix, paper));
      figures.add(curves("fig4-computing-time" + suffix, "Fig. 4", paper, Effort.CPU_SECONDS));
      figures.add(curves("fig4-evaluations" + suffix, "Fig. 4", paper, Effort.EVALUATIONS));
      figures.add(curves("fig4-simulated-ticks" + suffix, "Fig. 4", paper, Effort.SIMULATED_TICKS));
    }
    if (comparison.curves().containsKey(RANDOM_START)) {
      figures.add(curves("figS1-random-start" + suffix, "Fig. S1", comparison, Effort.CPU_SECONDS));
    }
  }

  /** What tells the files of a task's figures from those of others. */
  private String suffix(Comparison comparison) {
    return comparisons.size() == 1 ? "" : "-" + comparison.task().replaceAll("[^\\w.=-]", "_");
  }

  private NamedFigure budgets(String name, Comparison comparison) {
    int food = foodCount(comparison.task());
    return NamedFigure.of(
        name,
        "Fig. 4: food on %s against each budget".formatted(comparison.task()),
        "Food that the best genome so far eats; "
            + CurvesFigure.whatIsDrawn(comparison)
            + ". "
            + ENDS,
        BudgetFigure.draw(comparison, food, styleOrder),
        BudgetFigure.panels(comparison, food, styleOrder));
  }

  /** The layout that is shown of a task, for people. */
  private static String shown(String task) {
    String layout = layout(task, 1).name();
    return layout.equals(task) ? task : layout + " of " + task;
  }

  private static int foodCount(String task) {
    return ForagingTask.parse(task, WorldParameters.DEFAULT, 1).foodCount();
  }

  private NamedFigure curves(String name, String number, Comparison comparison, Effort effort) {
    int food = foodCount(comparison.task());
    return NamedFigure.of(
        name,
        "%s: training on %s against %s"
            .formatted(number, comparison.task(), effort.label().toLowerCase(Locale.ROOT)),
        "The best genome so far: food eaten, distance from the biological weights W0 (L2) and"
            + " number of weights changed (L0); "
            + CurvesFigure.whatIsDrawn(comparison)
            + ". L2 and L0 on logarithmic axes from 1. "
            + ENDS,
        CurvesFigure.draw(comparison, effort, food, styleOrder),
        CurvesFigure.panels(comparison, effort, food, styleOrder));
  }

  /** The first layout of a task as a run from this seed saw it. */
  static FoodLayout layout(String task, long seed) {
    return ForagingTask.parse(task, WorldParameters.DEFAULT, seed).layouts().getFirst();
  }

  private void addStrategies(List<NamedFigure> figures) {
    for (Comparison comparison : comparisons) {
      List<PathGridFigure.Panel> panels = new ArrayList<>();
      panels.add(
          panel(
              "untrained",
              WormPath.of(
                  connectome,
                  untrained,
                  connectome.biologicalWeights(),
                  layout(comparison.task(), 1))));
      for (String strategy : comparison.curves().keySet()) {
        Champion.of(runs, connectome, comparison.task(), strategy)
            .ifPresent(
                c ->
                    panels.add(
                        panel(
                            strategy,
                            WormPath.of(
                                connectome,
                                c.settings(),
                                c.genome(),
                                layout(comparison.task(), c.seed())))));
      }
      List<PathGridFigure.Row> rows = new ArrayList<>();
      for (int i = 0; i < panels.size(); i += PANELS_PER_ROW) {
        rows.add(
            new PathGridFigure.Row(
                "", panels.subList(i, Math.min(i + PANELS_PER_ROW, panels.size()))));
      }
      figures.add(
          new NamedFigure(
              "fig5-strategies" + suffix(comparison),
              "Fig. 5: paths on %s, untrained and by every strategy"
                  .formatted(shown(comparison.task())),
              "Paths of the best genome of each strategy over all seeds, by penalised fitness.",
              PathGridFigure.draw(rows, untrained.world()),
              large(rows, untrained.world())));
    }
  }

  /** The panels of all rows as parts of a page. */
  private static List<NamedFigure.Panel> large(
      List<PathGridFigure.Row> rows, WorldParameters world) {
    List<NamedFigure.Panel> parts = new ArrayList<>();
    for (PathGridFigure.Row row : rows) {
      for (PathGridFigure.Panel panel : row.panels()) {
        String whose = row.label().isEmpty() ? "" : row.label() + ", ";
        parts.add(
            new NamedFigure.Panel(whose + panel.caption(), PathGridFigure.large(panel, world)));
      }
    }
    return parts;
  }

  private static PathGridFigure.Panel panel(String name, WormPath path) {
    return new PathGridFigure.Panel(
        "%s: %d of %d".formatted(name, path.foodEaten(), path.layout().count()), path);
  }
}
