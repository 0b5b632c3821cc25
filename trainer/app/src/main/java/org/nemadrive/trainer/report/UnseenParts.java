package org.nemadrive.trainer.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.comparison.Spread;
import org.nemadrive.trainer.figure.UnseenFigure;
import org.nemadrive.trainer.report.page.NamedFigure;
import org.nemadrive.trainer.report.page.TableRow;
import org.nemadrive.trainer.unseen.UnseenFood;
import org.nemadrive.trainer.unseen.Yardsticks;

/** What a page shows of worms on layouts that no training saw. */
final class UnseenParts {
  private UnseenParts() {}

  /** Food over the number of layouts trained on, a panel for each kind of unseen layouts. */
  static NamedFigure figure(List<UnseenFood> unseen, List<String> styleOrder) {
    List<UnseenFigure.Panel> panels = unseen.stream().map(UnseenParts::panel).toList();
    int food = FoodLayout.STANDARD_COUNT;
    return new NamedFigure(
        "unseen-food",
        "Food on layouts that no training saw",
        "Food eaten on the mean of unseen layouts over the number of layouts trained on; "
            + UnseenFigure.whatIsDrawn(panels)
            + ". Dashed: the untrained worm, who walks straight on at full speed, and the best of"
            + " 2,000 paths that take no notice of food, chosen on other layouts of the kind.",
        UnseenFigure.draw(panels, food, styleOrder),
        panels.stream()
            .map(
                panel ->
                    new NamedFigure.Panel(
                        "on " + panel.layouts(), UnseenFigure.panel(panel, food, styleOrder)))
            .toList());
  }

  private static UnseenFigure.Panel panel(UnseenFood unseen) {
    Map<String, SortedMap<Integer, double[]>> food = new LinkedHashMap<>();
    for (UnseenFood.Row row : unseen.rows()) {
      food.computeIfAbsent(row.strategy(), strategy -> new TreeMap<>())
          .computeIfAbsent(row.layouts(), layouts -> unseenFood(unseen, row.strategy(), layouts));
    }
    Yardsticks held = unseen.yardsticks();
    Map<String, Double> yardsticks = new LinkedHashMap<>();
    yardsticks.put("untrained", held.untrained());
    yardsticks.put("straight walker", held.straight());
    yardsticks.put("best blind path", held.blind());
    return new UnseenFigure.Panel(unseen.task(), food, yardsticks);
  }

  private static double[] unseenFood(UnseenFood unseen, String strategy, int layouts) {
    return unseen.rows().stream()
        .filter(row -> row.strategy().equals(strategy) && row.layouts() == layouts)
        .mapToDouble(row -> row.unseen().mean())
        .toArray();
  }

  /** A row for each task and strategy, then the yardsticks. */
  static List<TableRow> rows(UnseenFood unseen) {
    List<TableRow> table = new ArrayList<>();
    unseen.rows().stream()
        .map(row -> List.of(row.trainedOn(), row.strategy()))
        .distinct()
        .forEach(
            kind -> {
              List<UnseenFood.Row> runs =
                  unseen.rows().stream()
                      .filter(row -> List.of(row.trainedOn(), row.strategy()).equals(kind))
                      .toList();
              table.add(
                  new TableRow(
                      List.of(
                          kind.get(0),
                          kind.get(1),
                          Integer.toString(runs.size()),
                          spread(runs.stream().mapToDouble(r -> r.unseen().mean()).toArray()),
                          spread(runs.stream().mapToDouble(UnseenFood.Row::seen).toArray())),
                      false));
            });
    table.add(yardstick("untrained", unseen.yardsticks().untrained()));
    table.add(yardstick("straight walker", unseen.yardsticks().straight()));
    table.add(yardstick("best blind path", unseen.yardsticks().blind()));
    return table;
  }

  private static String spread(double[] values) {
    Spread spread = Spread.of(values);
    return String.format(Locale.ROOT, "%.2f ± %.2f", spread.mean(), spread.deviation());
  }

  private static TableRow yardstick(String name, double food) {
    return new TableRow(List.of("", name, "", String.format(Locale.ROOT, "%.2f", food), ""), true);
  }
}
