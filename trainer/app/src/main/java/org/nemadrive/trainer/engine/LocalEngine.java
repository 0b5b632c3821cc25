package org.nemadrive.trainer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.nemadrive.trainer.ledger.LedgerRow;

/**
 * The threads of this process, a run on each, so that a run's result does not depend on the others.
 * A run that was interrupted goes on where it was.
 *
 * @param computer computes a run
 * @param threads runs that are computed at the same time, at least 1
 * @param folders folder of a run
 */
public record LocalEngine(RunComputer computer, int threads, Function<RunTask, Path> folders)
    implements RunEngine {
  private static final String WORKER = "this process";

  @Override
  public void compute(List<RunTask> tasks, RunSink sink) throws IOException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (RunTask task : tasks) {
        running.add(pool.submit(() -> compute(task, sink)));
      }
      try {
        for (Future<?> future : running) {
          future.get();
        }
      } catch (ExecutionException e) {
        pool.shutdownNow();
        if (e.getCause() instanceof UncheckedIOException disk) {
          throw disk.getCause();
        }
        throw new IllegalStateException("the sweep itself failed: " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        pool.shutdownNow();
        throw e;
      }
    }
  }

  private void compute(RunTask task, RunSink sink) {
    LedgerRow row;
    try {
      row =
          computer.compute(
              task,
              folders.apply(task),
              (report, spent) ->
                  sink.progressed(new RunProgress(task.id(), WORKER, report.evaluations(), spent)));
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        return; // Nobody waits for it any more; the next time it goes on from its checkpoint.
      }
      sink.failed(task, e.getMessage() == null ? e.toString() : e.getMessage());
      return;
    }
    sink.finished(row);
  }
}
