package org.nemadrive.trainer.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.trainer.comparison.ComparisonTables;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.Ledger;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.Place;
import org.nemadrive.trainer.ledger.RunIdentity;
import org.nemadrive.trainer.run.History;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;

/** Finds runs below a folder: those in folders of their own, and those of benchmarks. */
public final class RunSearch {
  private static final int MAX_DEPTH = 6;

  /** All runs at or below a folder, in the order of their names. */
  public List<FoundRun> list(Path folder) throws IOException {
    List<FoundRun> found = new ArrayList<>();
    list(folder, MAX_DEPTH, Set.of(), FolderLock.isHeld(folder), found);
    return found;
  }

  private void list(
      Path folder, int depth, Set<String> inLedger, boolean held, List<FoundRun> found)
      throws IOException {
    boolean inUse = held || FolderLock.isHeld(folder);
    if (RunFolder.exists(folder)) {
      if (inLedger.stream().noneMatch(id -> folder.toString().endsWith("-" + id))) {
        found.add(run(folder, inUse));
      }
      return;
    }
    Set<String> done = inLedger;
    if (BenchmarkFolder.exists(folder)) {
      List<FoundRun> finished = finished(folder);
      found.addAll(finished);
      done =
          Ledger.read(folder).stream()
              .map(row -> row.identity().shortId())
              .collect(Collectors.toSet());
    }
    if (depth > 0) {
      List<Path> below;
      try (Stream<Path> entries = Files.list(folder)) {
        below = entries.filter(Files::isDirectory).sorted().toList();
      }
      for (Path entry : below) {
        list(entry, depth - 1, done, inUse, found);
      }
    }
  }

  /** The runs in a benchmark's ledger; of one that is kept without it, those of its table. */
  private static List<FoundRun> finished(Path benchmark) throws IOException {
    List<FoundRun> found = new ArrayList<>();
    for (LedgerRow row : Ledger.read(benchmark)) {
      History.Row last = row.curve().last();
      RunIdentity run = row.identity();
      found.add(
          new FoundRun(
              benchmark.toString(),
              run.task(),
              run.strategy(),
              run.seed(),
              last.foodEaten(),
              last.changedWeights(),
              last.evaluations(),
              FoundRun.FINISHED,
              Instant.parse(row.made().at())));
    }
    Path table = benchmark.resolve("results.csv");
    if (found.isEmpty() && Files.isRegularFile(table)) {
      Instant changed = Files.getLastModifiedTime(table).toInstant();
      for (CsvRow row : kept(table)) {
        found.add(
            new FoundRun(
                benchmark.toString(),
                row.text("task"),
                row.text("strategy"),
                row.wholeNumber("seed", 0, Integer.MAX_VALUE),
                row.wholeNumber("food", 0, Integer.MAX_VALUE),
                row.wholeNumber("l0", 0, Integer.MAX_VALUE),
                (long) row.finite("evaluations"),
                FoundRun.FINISHED,
                changed));
      }
    }
    return found;
  }

  /** Tables kept from before simulated ticks were counted lack that column, and nothing else. */
  private static List<CsvRow> kept(Path table) throws IOException {
    String[] columns = ComparisonTables.curveColumns();
    String[] older =
        Arrays.stream(columns)
            .filter(column -> !column.equals(ComparisonTables.SIMULATED_TICKS))
            .toArray(String[]::new);
    try (BufferedReader lines = Files.newBufferedReader(table)) {
      return CsvTable.read(
          table, String.join(",", older).equals(lines.readLine()) ? older : columns);
    }
  }

  private FoundRun run(Path path, boolean inUse) throws IOException {
    Path newest = path.resolve("settings.json");
    try {
      RunFolder folder = RunFolder.open(path);
      RunSettings settings = folder.settings();
      List<History.Row> rows =
          Files.exists(folder.historyFile()) ? History.read(folder.historyFile()) : List.of();
      newest = rows.isEmpty() ? newest : folder.historyFile();
      History.Row last = rows.isEmpty() ? null : rows.getLast();
      String state =
          inUse ? FoundRun.RUNNING : hasEnded(folder) ? FoundRun.FINISHED : FoundRun.STOPPED;
      return new FoundRun(
          path.toString(),
          settings.task(),
          settings.strategy().text(),
          settings.seed(),
          last == null ? 0 : last.foodEaten(),
          last == null ? 0 : last.changedWeights(),
          last == null ? 0 : last.evaluations(),
          state,
          Files.getLastModifiedTime(newest).toInstant());
    } catch (InvalidInputException e) {
      return new FoundRun(
          path.toString(),
          "?",
          "?",
          -1,
          -1,
          -1,
          -1,
          e.getMessage(),
          Files.getLastModifiedTime(newest).toInstant());
    }
  }

  private static boolean hasEnded(RunFolder folder) throws IOException {
    Connectome connectome = connectome(folder);
    return training(folder, RunInputs.read(folder, connectome), connectome).hasEnded();
  }

  private static Training training(RunFolder folder, RunInputs inputs, Connectome connectome)
      throws IOException {
    return new Training(folder, inputs, connectome, System::nanoTime);
  }

  private static Connectome connectome(RunFolder folder) {
    return KeptConnectome.find(folder.path(), folder.settings().connectome(), Optional.empty());
  }

  /** What the run or the benchmark in a folder trains. */
  public Connectome connectome(Path path) {
    String identity =
        BenchmarkFolder.exists(path)
            ? BenchmarkFolder.open(path).settings().connectome()
            : RunFolder.open(path).settings().connectome();
    return KeptConnectome.find(path, identity, Optional.empty());
  }

  /**
   * The runs of a folder as rows, finished or not: that of a run's folder, or those of a benchmark.
   *
   * @throws InvalidInputException if it has neither, or none of them has finished a generation
   */
  public List<SurroundedRow> rows(Path path) throws IOException {
    Surroundings surroundings = Surroundings.read(path);
    if (BenchmarkFolder.exists(path)) {
      List<LedgerRow> rows = BenchmarkFolder.open(path).rows();
      if (rows.isEmpty()) {
        throw new InvalidInputException(
            "no run of the benchmark in %s has finished yet".formatted(path));
      }
      return rows.stream().map(row -> new SurroundedRow(row, surroundings)).toList();
    }
    RunFolder folder = RunFolder.open(path);
    if (!Files.exists(folder.bestWeightsFile())) {
      throw new InvalidInputException(
          "the run in %s has not finished a generation; go on with it by \"trainer resume %s\""
              .formatted(path, Names.typed(path)));
    }
    Connectome connectome = connectome(folder);
    RunInputs inputs = RunInputs.read(folder, connectome);
    return List.of(
        new SurroundedRow(
            LedgerRow.of(
                folder,
                training(folder, inputs, connectome),
                RunIdentity.of(folder, inputs),
                connectome,
                Place.here()),
            surroundings));
  }
}
