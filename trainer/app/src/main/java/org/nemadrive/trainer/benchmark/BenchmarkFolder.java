package org.nemadrive.trainer.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.ComparisonTables;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.run.History;
import org.nemadrive.trainer.run.JsonFile;
import org.nemadrive.trainer.run.RunFolder;

/**
 * The folder of a benchmark: {@code benchmark.json} (settings and provenance), {@code runs/} with a
 * run's folder for each job, {@code failures.csv}, and the tables {@code curves.csv}, {@code
 * results.csv}, {@code summary.csv} and {@code differences.csv}.
 */
public final class BenchmarkFolder {
  private final Path folder;
  private final Content content;

  /** What {@code benchmark.json} holds. */
  private record Content(BenchmarkSettings settings, List<Provenance> provenance) {}

  private BenchmarkFolder(Path folder, Content content) {
    this.folder = folder;
    this.content = content;
  }

  /**
   * Makes a folder, or takes up the benchmark in it and extends it by what is asked for now.
   *
   * @throws InvalidInputException if there is something else in it, or a benchmark that these
   *     settings cannot extend
   */
  public static BenchmarkFolder createOrExtend(
      Path folder, BenchmarkSettings settings, Provenance provenance) throws IOException {
    Content content;
    if (exists(folder)) {
      BenchmarkFolder present = open(folder);
      List<Provenance> all = new ArrayList<>(present.content.provenance());
      if (!all.contains(provenance)) {
        all.add(provenance);
      }
      content = new Content(present.settings().extendedBy(settings), all);
    } else {
      requireEmpty(folder);
      content = new Content(settings, List.of(provenance));
    }
    JsonFile.write(settingsFile(folder), content);
    return new BenchmarkFolder(folder, content);
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(folder + " is a file; give a folder for the benchmark");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new InvalidInputException(
              folder + " is not empty and holds no benchmark; give another folder");
        }
      }
    }
  }

  /** Whether there is a benchmark in a folder. */
  public static boolean exists(Path folder) {
    return Files.isRegularFile(settingsFile(folder));
  }

  /**
   * Opens the folder of a benchmark.
   *
   * @throws InvalidInputException if there is none in it
   */
  public static BenchmarkFolder open(Path folder) {
    if (!exists(folder)) {
      throw new InvalidInputException(
          "no benchmark in %s (no benchmark.json); give the folder of a benchmark"
              .formatted(folder));
    }
    return new BenchmarkFolder(folder, JsonFile.read(settingsFile(folder), Content.class));
  }

  /** What the benchmark was asked to do. */
  public BenchmarkSettings settings() {
    return content.settings();
  }

  /** Where its results come from: one entry for each command, machine and version. */
  public List<Provenance> provenance() {
    return content.provenance();
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** Folder of a job's run, whether it has begun or not. */
  public Path runFolder(Job job) {
    return folder.resolve("runs").resolve(job.folderName());
  }

  /** Folder of the run that a curve of this benchmark shows. */
  public Path runFolder(Curve curve) {
    return folder
        .resolve("runs")
        .resolve(Job.folderName(curve.task(), curve.strategy(), curve.seed()));
  }

  /** How the runs went, as far as they went: one curve for each that has finished a generation. */
  public List<Curve> curves() {
    List<Curve> curves = new ArrayList<>();
    for (Job job : settings().jobs()) {
      if (Files.isRegularFile(runFolder(job).resolve("settings.json"))) {
        Path history = RunFolder.open(runFolder(job)).historyFile();
        List<History.Row> rows = Files.exists(history) ? History.read(history) : List.of();
        if (!rows.isEmpty()) {
          curves.add(new Curve(job.task(), job.strategy().text(), job.seed(), rows));
        }
      }
    }
    return curves;
  }

  /** The runs of each task side by side. */
  public List<Comparison> comparisons() {
    List<Curve> curves = curves();
    return settings().tasks().stream()
        .map(task -> Comparison.of(task, settings().strategyNames(), curves))
        .filter(comparison -> !comparison.curves().isEmpty())
        .toList();
  }

  /** Writes all tables from the runs as they are now. */
  public void writeTables() throws IOException {
    List<Curve> curves = curves();
    List<Comparison> comparisons = comparisons();
    ComparisonTables.writeCurves(folder.resolve("curves.csv"), curves);
    ComparisonTables.writeResults(folder.resolve("results.csv"), curves);
    ComparisonTables.writeSummary(folder.resolve("summary.csv"), comparisons);
    ComparisonTables.writeDifferences(folder.resolve("differences.csv"), comparisons);
  }

  /** Writes down which jobs failed; without any, the file goes. */
  void writeFailures(List<Failure> failures) throws IOException {
    Path file = folder.resolve("failures.csv");
    if (failures.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    CsvTable.write(
        file,
        List.of("task", "strategy", "seed", "reason"),
        failures.stream()
            .map(f -> List.of(f.job().task(), f.job().strategy(), f.job().seed(), f.reason()))
            .toList());
  }

  private static Path settingsFile(Path folder) {
    return folder.resolve("benchmark.json");
  }
}
