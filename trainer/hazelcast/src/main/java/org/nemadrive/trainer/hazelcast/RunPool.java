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
  private static final long REPORT_PERIOD_NS = 1_000_000_000;

  private final ExecutorService threads;
  private final RunComputer computer;
  private final Path folder;
  private final Map<String, Run> runs = new HashMap<>();

  /** Runs that are forgotten and have not ended yet; one that is asked for again waits for it. */
  private final Map<String, CompletableFuture<Void>> ending = new HashMap<>();

  private volatile Consumer<RunProgress> reporter = progress -> {};

  /** A run that was asked for. */
  private static final class Run {
    private volatile boolean isForgotten;
    private long reportedNs = System.nanoTime();
    private CompletableFuture<String> row;
  }

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
    return runs.computeIfAbsent(
            task.id(),
            id -> {
              Run run = new Run();
              run.row =
                  ending
                      .getOrDefault(id, CompletableFuture.completedFuture(null))
                      .thenApplyAsync(ended -> row(task, run), threads);
              return run;
            })
        .row;
  }

  private String row(RunTask task, Run run) {
    try {
      return LedgerJson.line(
          computer.compute(
              task,
              folder.resolve(task.id()),
              (report, spent) -> {
                if (run.isForgotten) {
                  throw new CancellationException("nobody wants " + task + " any more");
                }
                long nowNs = System.nanoTime();
                if (nowNs - run.reportedNs > REPORT_PERIOD_NS) {
                  run.reportedNs = nowNs;
                  reporter.accept(new RunProgress(task.id(), "", report.evaluations(), spent));
                }
              }));
    } catch (IOException e) {
      throw new IllegalStateException("a file could not be read or written: " + e.getMessage(), e);
    }
  }

  /** Names of the runs that are being computed or wait for a thread. */
  synchronized Set<String> unfinished() {
    Set<String> unfinished = new HashSet<>();
    runs.forEach(
        (id, run) -> {
          if (!run.row.isDone()) {
            unfinished.add(id);
          }
        });
    return unfinished;
  }

  /** Rows that were finished and not forgotten. */
  synchronized List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (Run run : runs.values()) {
      if (run.row.isDone() && !run.row.isCompletedExceptionally()) {
        rows.add(run.row.join());
      }
    }
    return rows;
  }

  /** Ends a run that nobody wants any more, or whose row is kept elsewhere. */
  synchronized void forget(String id) {
    Run run = runs.remove(id);
    if (run != null) {
      run.isForgotten = true;
      CompletableFuture<Void> ended =
          run.row.handle(
              (row, failure) -> {
                delete(folder.resolve(id));
                return null;
              });
      ending.put(id, ended);
      ended.thenRun(() -> ended(id, ended));
    }
  }

  private synchronized void ended(String id, CompletableFuture<Void> which) {
    ending.remove(id, which);
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
  public void close() {
    synchronized (this) {
      runs.values().forEach(run -> run.isForgotten = true);
    }
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(GOODBYE_S, TimeUnit.SECONDS)) {
        LOG.warn("a run does not end; the process ends without it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
