package org.nemadrive.trainer.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * The history of a run: one CSV row a generation. Fitness and food are those of the best individual
 * so far, L0 and L2 its distances from W0.
 */
final class History implements AutoCloseable {
  private static final String HEADER =
      "generation,seconds,evaluations,best_penalised_fitness,median_penalised_fitness,best_fitness,"
          + "food_eaten,changed_weights_l0,distance_l2";

  private final BufferedWriter writer;

  /**
   * Opens a history to go on after a generation; rows beyond it, which a killed run may have left,
   * are dropped.
   *
   * @param file the CSV file
   * @param generations generations that are on record elsewhere, 0 for a new run
   */
  History(Path file, int generations) throws IOException {
    List<String> kept =
        Files.exists(file)
            ? Files.readAllLines(file).stream().limit(generations + 1L).toList()
            : List.of(HEADER);
    AtomicFile.write(
        file, out -> out.write((String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8)));
    writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  void add(GenerationReport report) throws IOException {
    writer.write(
        "%d,%.3f,%d,%s,%s,%s,%d,%d,%s\n"
            .formatted(
                report.generation(),
                report.seconds(),
                report.evaluations(),
                report.best().penalisedFitness(),
                report.medianPenalisedFitness(),
                report.best().fitness(),
                report.best().foodEaten(),
                report.best().changedWeights(),
                report.distance()));
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
