package org.nemadrive.trainer.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.nemadrive.trainer.engine.RunEngine;
import org.nemadrive.trainer.engine.RunProgress;
import org.nemadrive.trainer.engine.RunSink;
import org.nemadrive.trainer.engine.RunTask;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.Ledger;
import org.nemadrive.trainer.ledger.LedgerRow;

/**
 * Has the runs of a benchmark computed that are not in its ledger yet, and keeps what comes of
 * them. Runs that failed are reported and do not stop the rest. The folder must be this process's.
 */
public final class Benchmark {
  private final BenchmarkFolder folder;
  private final String software;
  private final LongSupplier nanoClock;

  /**
   * @param folder the benchmark's folder
   * @param software name and version, for the runs' settings
   * @param nanoClock monotonic time in nanoseconds, for the estimate of the time left
   */
  public Benchmark(BenchmarkFolder folder, String software, LongSupplier nanoClock) {
    this.folder = folder;
    this.software = software;
    this.nanoClock = nanoClock;
  }

  /**
   * Has all runs of a share computed that are not done, and writes the tables.
   *
   * @param engine who computes them
   * @param shard which of the runs
   * @param listener told of what happens
   * @return the runs that failed, in the order of the runs
   * @throws IOException if the ledger or a table cannot be written
   */
  public List<Failure> run(RunEngine engine, Shard shard, BenchmarkListener listener)
      throws IOException {
    List<Job> jobs = shard.of(folder.settings().jobs());
    Surroundings surroundings = folder.surroundings();
    List<RunTask> tasks = new ArrayList<>();
    for (Job job : jobs) {
      tasks.add(RunTask.of(folder.settings().run(job, software), surroundings));
    }
    List<Failure> failures;
    try (Ledger ledger = Ledger.open(folder.path())) {
      List<RunTask> open = tasks.stream().filter(task -> !ledger.has(task.id())).toList();
      Keeper keeper = new Keeper(ledger, tasks, open, listener);
      if (!open.isEmpty()) {
        engine.compute(open, keeper);
      }
      failures = keeper.failures;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running a benchmark", e);
    }
    failures.sort(Comparator.comparingInt(failure -> jobs.indexOf(failure.job())));
    folder.writeFailures(failures);
    folder.writeTables();
    return failures;
  }

  /** Puts rows into the ledger and tells the listener, one thing at a time. */
  private final class Keeper implements RunSink {
    private final Ledger ledger;
    private final Map<String, RunTask> wanted;
    private final SweepState.Count count;
    private final BenchmarkListener listener;
    private final List<Failure> failures = new ArrayList<>();

    Keeper(Ledger ledger, List<RunTask> all, List<RunTask> open, BenchmarkListener listener) {
      this.ledger = ledger;
      this.listener = listener;
      wanted = all.stream().collect(Collectors.toMap(RunTask::id, task -> task));
      count = new SweepState.Count(all.size(), all.size() - open.size(), nanoClock.getAsLong());
      listener.progressed(count.state(nanoClock.getAsLong()));
    }

    @Override
    public synchronized void progressed(RunProgress progress) {
      count.progressed(progress, nanoClock.getAsLong());
      listener.progressed(count.state(nanoClock.getAsLong()));
    }

    @Override
    public synchronized void finished(LedgerRow row) {
      try {
        if (!wanted.containsKey(row.run()) || !ledger.add(row)) {
          return;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      count.ended(row.run());
      listener.finished(row);
      listener.progressed(count.state(nanoClock.getAsLong()));
    }

    @Override
    public synchronized void failed(RunTask task, String reason) {
      Failure failure =
          new Failure(
              new Job(task.identity().task(), task.strategy(), task.identity().seed()), reason);
      failures.add(failure);
      count.ended(task.id());
      listener.failed(failure);
      listener.progressed(count.state(nanoClock.getAsLong()));
    }

    @Override
    public synchronized void said(String sentence) {
      listener.said(sentence);
    }
  }
}
