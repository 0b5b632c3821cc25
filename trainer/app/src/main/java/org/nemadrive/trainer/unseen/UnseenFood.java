package org.nemadrive.trainer.unseen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.RunIdentity;

/**
 * The worms of a benchmark on layouts that none of them was trained on.
 *
 * @param task the layouts, as people write them
 * @param yardsticks what they are held against there
 * @param rows one for each run
 */
public record UnseenFood(String task, Yardsticks yardsticks, List<Row> rows) {
  /** Seed of unseen layouts; benchmarks train from seeds 1 and up. */
  private static final long SEED = 0;

  private static final String FILE = "unseen.csv";
  private static final String TASK_COLUMN = "unseen_task";

  private static final List<String> COLUMNS =
      List.of(
          TASK_COLUMN,
          "trained_on",
          "layouts",
          "strategy",
          "seed",
          "seen_food_mean",
          "unseen_food_mean",
          "unseen_food_least",
          "unseen_food_most");

  /**
   * What one run came to.
   *
   * @param trainedOn its task
   * @param layouts how many layouts that has
   * @param strategy how it was trained
   * @param seed from which seed
   * @param seen food items eaten on the mean of the layouts it was trained on
   * @param unseen on the others
   */
  public record Row(
      String trainedOn, int layouts, String strategy, long seed, double seen, FoodOn unseen) {}

  /** The table in a benchmark's folder. */
  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** Which unseen layouts the table in a benchmark's folder is about; none without a table. */
  public static List<String> tasks(Path folder) {
    if (!Files.isRegularFile(file(folder))) {
      return List.of();
    }
    return CsvTable.read(file(folder), COLUMNS.toArray(String[]::new)).stream()
        .map(row -> row.text(TASK_COLUMN))
        .distinct()
        .toList();
  }

  /** The same for each of the layouts that the table in a benchmark's folder is about. */
  public static List<UnseenFood> again(
      Path folder, List<LedgerRow> runs, ForagingSettings settings, Connectome connectome) {
    return tasks(folder).stream().map(task -> of(runs, settings, connectome, task)).toList();
  }

  /**
   * Lets the best worm of each run forage on unseen layouts.
   *
   * @param settings body and world, those that the runs were trained in
   */
  public static UnseenFood of(
      List<LedgerRow> runs, ForagingSettings settings, Connectome connectome, String task) {
    ForagingTask unseen = ForagingTask.parse(task, settings.world(), SEED);
    List<Row> rows = new ArrayList<>();
    for (LedgerRow run : runs) {
      RunIdentity identity = run.identity();
      TrainedWeights weights = run.weights(connectome);
      ForagingTask seen = ForagingTask.parse(identity.task(), settings.world(), identity.seed());
      rows.add(
          new Row(
              identity.task(),
              seen.layouts().size(),
              identity.strategy(),
              identity.seed(),
              FoodOn.of(seen.layouts(), weights.genome(), connectome, settings).mean(),
              FoodOn.of(unseen.layouts(), weights.genome(), connectome, settings)));
    }
    return new UnseenFood(unseen.name(), Yardsticks.of(task, SEED, connectome, settings), rows);
  }

  /** Writes a row a run, and one for each yardstick. */
  public static void write(Path file, List<UnseenFood> all) throws IOException {
    List<List<Object>> table = new ArrayList<>();
    for (UnseenFood food : all) {
      table.add(yardstick(food.task, "untrained", food.yardsticks.untrained()));
      table.add(yardstick(food.task, "straight walker", food.yardsticks.straight()));
      table.add(yardstick(food.task, "best blind path", food.yardsticks.blind()));
      for (Row row : food.rows) {
        table.add(
            List.of(
                food.task,
                row.trainedOn,
                row.layouts,
                row.strategy,
                row.seed,
                rounded(row.seen),
                rounded(row.unseen.mean()),
                row.unseen.least(),
                row.unseen.most()));
      }
    }
    CsvTable.write(file, COLUMNS, table);
  }

  private static List<Object> yardstick(String task, String name, double food) {
    return List.of(task, "", 0, name, 0, "", rounded(food), "", "");
  }

  private static String rounded(double food) {
    return String.format(Locale.ROOT, "%.3f", food);
  }

  /** Lines for people: the yardsticks, then the mean of each strategy and training task. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Food on unseen %s: untrained %.2f, straight walker %.2f, best blind path %.2f",
            task,
            yardsticks.untrained(),
            yardsticks.straight(),
            yardsticks.blind()));
    rows.stream()
        .map(row -> List.of(row.strategy, row.trainedOn))
        .distinct()
        .forEach(
            group -> {
              List<Row> runs =
                  rows.stream()
                      .filter(row -> List.of(row.strategy, row.trainedOn).equals(group))
                      .toList();
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "  %-28s trained on %-20s %5.2f unseen, %5.2f seen, %d runs",
                      group.get(0),
                      group.get(1),
                      runs.stream().mapToDouble(row -> row.unseen.mean()).average().orElseThrow(),
                      runs.stream().mapToDouble(Row::seen).average().orElseThrow(),
                      runs.size()));
            });
    return lines;
  }
}
