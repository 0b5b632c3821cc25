package org.nemadrive.trainer.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * The history of a run: one CSV row a generation. Fitness and food are those of the best individual
 * so far, L0 and L2 its distances from W0.
 */
public final class History implements AutoCloseable {
  private static final String[] COLUMNS = {
    "generation",
    "seconds",
    "evaluations",
    "simulated_ticks",
    "best_penalised_fitness",
    "median_penalised_fitness",
    "best_fitness",
    "food_eaten",
    "changed_weights_l0",
    "distance_l2"
  };

  /** Header of histories that were begun before ticks were counted. */
  private static final String OLDER_HEADER =
      String.join(",", COLUMNS).replace("simulated_ticks,", "");

  private final BufferedWriter writer;

  /**
   * One row.
   *
   * @param generation number of the generation, from 1
   * @param seconds time spent training
   * @param evaluations evaluations spent
   * @param simulatedTicks ticks in which nerves were simulated for them
   * @param penalisedFitness of the best individual so far
   * @param fitness of the best individual so far, Eq. 5
   * @param foodEaten by the best individual so far
   * @param changedWeights its L0
   * @param distance its L2
   */
  public record Row(
      int generation,
      double seconds,
      long evaluations,
      long simulatedTicks,
      double penalisedFitness,
      double fitness,
      int foodEaten,
      int changedWeights,
      double distance) {}

  /**
   * Reads a history.
   *
   * @throws InvalidInputException if the file is missing or no history
   */
  public static List<Row> read(Path file) {
    return CsvTable.read(file, COLUMNS).stream().map(History::row).toList();
  }

  private static Row row(CsvRow row) {
    return new Row(
        row.wholeNumber(COLUMNS[0], 1, Integer.MAX_VALUE),
        row.finite(COLUMNS[1]),
        (long) row.finite(COLUMNS[2]),
        (long) row.finite(COLUMNS[3]),
        row.finite(COLUMNS[4]),
        row.finite(COLUMNS[6]),
        row.wholeNumber(COLUMNS[7], 0, Integer.MAX_VALUE),
        row.wholeNumber(COLUMNS[8], 0, Integer.MAX_VALUE),
        row.finite(COLUMNS[9]));
  }

  /**
   * Opens a history to go on after a generation; rows beyond it, which a killed run may have left,
   * are dropped.
   *
   * @param file the CSV file
   * @param generations generations that are on record elsewhere, 0 for a new run
   */
  History(Path file, int generations) throws IOException {
    // A killed run may have left half a row, so these are lines and not rows yet.
    String kept =
        Files.exists(file)
            ? withTicks(Files.readAllLines(file)).stream()
                .limit(generations + 1L)
                .map(line -> line + "\n")
                .collect(Collectors.joining())
            : CsvTable.text(List.of(List.of(COLUMNS)));
    AtomicFile.write(file, out -> out.write(kept.getBytes(StandardCharsets.UTF_8)));
    writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  /** In an older history no ticks were counted: 0, up to the resumption. */
  private static List<String> withTicks(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().equals(OLDER_HEADER)) {
      return lines;
    }
    List<String> counted = new ArrayList<>(lines);
    counted.replaceAll(line -> line.replaceFirst("^(\\d+,[^,]*,\\d+)(,|$)", "$1,0$2"));
    counted.set(0, String.join(",", COLUMNS));
    return counted;
  }

  void add(GenerationReport report) throws IOException {
    writer.write(
        CsvTable.text(
            List.of(
                List.of(
                    report.generation(),
                    String.format(Locale.ROOT, "%.3f", report.seconds()),
                    report.evaluations(),
                    report.simulatedTicks(),
                    report.best().penalisedFitness(),
                    report.medianPenalisedFitness(),
                    report.best().fitness(),
                    report.best().foodEaten(),
                    report.best().changedWeights(),
                    report.distance()))));
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
