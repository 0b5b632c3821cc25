package org.nemadrive.trainer.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.comparison.Comparison;
import org.nemadrive.trainer.comparison.ComparisonTables;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.comparison.MarkdownTable;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.Ledger;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.RunIdentity;
import org.nemadrive.trainer.run.JsonFile;

/**
 * The folder of a benchmark: {@code benchmark.json} (settings and provenance), the files of its
 * {@link Surroundings} if it has any, {@code ledger.jsonl} with its finished runs, {@code runs/}
 * with the folders of runs computed here, {@code failures.csv}, and, made from the ledger alone,
 * the tables {@code curves.csv}, {@code results.csv}, {@code summary.csv}, {@code summary.md} and
 * {@code differences.csv}.
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
   * @param surroundings what is around the worms of all runs
   * @throws InvalidInputException if there is something else in it, or a benchmark that these
   *     settings cannot extend
   */
  public static BenchmarkFolder createOrExtend(
      Path folder, BenchmarkSettings settings, Surroundings surroundings, Provenance provenance)
      throws IOException {
    Content content;
    if (exists(folder)) {
      BenchmarkFolder present = open(folder);
      if (!present.surroundings().equals(surroundings)) {
        throw new InvalidInputException(
            "the benchmark in %s trains in %s, asked for is %s; give another folder, \"report\" compares both"
                .formatted(folder, present.surroundings(), surroundings));
      }
      List<Provenance> all = new ArrayList<>(present.content.provenance());
      if (!all.contains(provenance)) {
        all.add(provenance);
      }
      content = new Content(present.settings().extendedBy(settings), all);
    } else {
      requireEmpty(folder);
      content = new Content(settings, List.of(provenance));
      surroundings.keep(folder);
    }
    JsonFile.write(settingsFile(folder), content);
    return new BenchmarkFolder(folder, content);
  }

  private static void requireEmpty(Path folder) throws IOException {
    requireNoFile(folder);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        // A kill in the middle of making the folder leaves the surroundings alone in it.
        Set<String> ours = new HashSet<>(Surroundings.FILES);
        ours.add(FolderLock.FILE);
        if (entries.anyMatch(entry -> !ours.contains(entry.getFileName().toString()))) {
          throw new InvalidInputException(
              folder + " is not empty and holds no benchmark; give another folder");
        }
      }
    }
  }

  private static void requireNoFile(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(folder + " is a file; give a folder for the benchmark");
    }
  }

  /**
   * Keeps others out of a benchmark's folder, which is made if it is missing.
   *
   * @throws InvalidInputException if another process has it
   */
  public static FolderLock lock(Path folder) throws IOException {
    requireNoFile(folder);
    return FolderLock.acquire(folder, "benchmark");
  }

  /**
   * Puts the shards of a benchmark together in a folder, which is made or added to.
   *
   * @throws InvalidInputException if a shard has no benchmark, or one that cannot be compared
   */
  public static BenchmarkFolder merge(Path folder, List<Path> shards) throws IOException {
    for (Path shard : shards) {
      open(shard);
    }
    BenchmarkFolder whole = null;
    for (Path shard : shards) {
      Content of = open(shard).content;
      for (Provenance provenance : of.provenance()) {
        whole = createOrExtend(folder, of.settings(), Surroundings.read(shard), provenance);
      }
    }
    try (Ledger ledger = Ledger.open(folder)) {
      for (Path shard : shards) {
        for (LedgerRow row : Ledger.read(shard)) {
          ledger.add(row);
        }
      }
    }
    whole.writeTables();
    return whole;
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

  /** What is around the worms of all its runs. */
  public Surroundings surroundings() {
    return Surroundings.read(folder);
  }

  /** Where its results come from: one entry for each command, machine and version. */
  public List<Provenance> provenance() {
    return content.provenance();
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** Folder of a run, whether it has begun or not. */
  public Path runFolder(RunIdentity run) {
    return folder
        .resolve("runs")
        .resolve(plain(run.task()))
        .resolve("%s-seed%d-%s".formatted(plain(run.strategy()), run.seed(), run.shortId()));
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\w,.=-]", "_");
  }

  /**
   * The finished runs of the settings' tasks, strategies and seeds, in the order of the jobs. Where
   * the ledger has runs of several versions of the code, those of the version that a task and
   * strategy was last computed with.
   *
   * @throws InvalidInputException if the ledger cannot be read
   */
  public List<LedgerRow> rows() {
    List<LedgerRow> all = Ledger.read(folder);
    Map<List<String>, String> newest = new HashMap<>();
    for (LedgerRow row : all) {
      newest.put(kind(row.identity()), row.identity().code());
    }
    Map<List<Object>, LedgerRow> byJob = new HashMap<>();
    for (LedgerRow row : all) {
      RunIdentity run = row.identity();
      if (run.code().equals(newest.get(kind(run)))) {
        byJob.put(List.of(run.task(), run.strategy(), run.seed()), row);
      }
    }
    return settings().jobs().stream()
        .map(job -> byJob.get(List.of(job.task(), job.strategy().text(), job.seed())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<String> kind(RunIdentity run) {
    return List.of(run.task(), run.strategy());
  }

  /** How the finished runs went. */
  public List<Curve> curves() {
    return rows().stream().map(LedgerRow::curve).toList();
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
    MarkdownTable.write(folder.resolve("summary.md"), comparisons);
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
