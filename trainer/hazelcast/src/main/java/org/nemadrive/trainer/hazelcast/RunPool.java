package org.nemadrive.trainer.hazelcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.engine.RunProgress;
import org.nemadrive.trainer.engine.RunTask;
import org.nemadrive.trainer.ledger.LedgerJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a worker, each computed once, whoever asks for it and however often: a worker that
 * loses its driver goes on, and hands over what it has when one asks again.
 */
final class RunPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunPool.class);
  private static final long GOODBYE_S = 5;

  private final ExecutorService threads;
  private final RunComputer computer;
  private final Path folder;
  private final Map<String, CompletableFuture<String>> runs = new HashMap<>();
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  private volatile Consumer<RunProgress> reporter = progress -> {};

  /**
   * @param threads runs computed at the same time
   * @param computer computes a run
   * @param folder for what runs keep while they are computed
   */
  RunPool(int threads, RunComputer computer, Path folder) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.computer = computer;
    this.folder = folder;
  }

  /** Says who is told of progress from now on. */
  void reportTo(Consumer<RunProgress> listener) {
    reporter = listener;
  }

  /** The row of a run as one line, as soon as there is one. */
  synchronized CompletableFuture<String> compute(RunTask task) {
    forgotten.remove(task.id());
    return runs.computeIfAbsent(
        task.id(), id -> CompletableFuture.supplyAsync(() -> row(task), threads));
  }

  private String row(RunTask task) {
    try {
      return LedgerJson.line(
          computer.compute(
              task,
              folder.resolve(task.id()),
              (report, spent) -> {
                if (forgotten.contains(task.id())) {
                  throw new CancellationException("nobody wants " + task + " any more");
                }
                reporter.accept(new RunProgress(task.id(), "", report.evaluations(), spent));
              }));
    } catch (IOException e) {
      throw new IllegalStateException("a file could not be read or written: " + e.getMessage(), e);
    }
  }

  /** Names of the runs that are being computed or wait for a thread. */
  synchronized Set<String> unfinished() {
    Set<String> unfinished = new HashSet<>();
    runs.forEach(
        (id, row) -> {
          if (!row.isDone()) {
            unfinished.add(id);
          }
        });
    return unfinished;
  }

  /** Rows that were finished and not forgotten. */
  synchronized List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (CompletableFuture<String> row : runs.values()) {
      if (row.isDone() && !row.isCompletedExceptionally()) {
        rows.add(row.join());
      }
    }
    return rows;
  }

  /** Ends a run that nobody wants any more, or whose row is kept elsewhere. */
  synchronized void forget(String run) {
    forgotten.add(run);
    CompletableFuture<String> row = runs.remove(run);
    if (row != null) {
      row.whenComplete((done, failed) -> delete(folder.resolve(run)));
    }
  }

  private static void delete(Path run) {
    try (Stream<Path> files = Files.exists(run) ? Files.walk(run) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} stays behind: {}", run, e.toString());
    }
  }

  /** Ends the threads at the end of their generations. */
  @Override
  public void close() throws InterruptedException {
    synchronized (this) {
      forgotten.addAll(runs.keySet());
    }
    threads.shutdownNow();
    if (!threads.awaitTermination(GOODBYE_S, TimeUnit.SECONDS)) {
      LOG.warn("a run does not end; the process ends without it");
    }
  }
}
