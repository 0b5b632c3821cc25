package org.nemadrive.trainer.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;

/**
 * Runs the jobs of a benchmark side by side, each on one thread, so that a job's result does not
 * depend on the others. Jobs that are done are not run again, jobs that were interrupted go on
 * where they were, jobs that failed are reported and do not stop the rest.
 */
public final class Benchmark {
  private final BenchmarkFolder folder;
  private final Connectome connectome;
  private final String software;
  private final LongSupplier threadNanoClock;

  /** Part of the budget that each job has spent. */
  private final double[] spent;

  /**
   * @param folder the benchmark's folder
   * @param connectome the connectome to train
   * @param software name and version, for the runs' settings
   * @param threadNanoClock computing time of the calling thread in nanoseconds
   */
  public Benchmark(
      BenchmarkFolder folder,
      Connectome connectome,
      String software,
      LongSupplier threadNanoClock) {
    this.folder = folder;
    this.connectome = connectome;
    this.software = software;
    this.threadNanoClock = threadNanoClock;
    spent = new double[folder.settings().jobs().size()];
  }

  /**
   * Runs all jobs that are not done and writes the tables; unless the listener wants it to stop.
   *
   * @param threads jobs that run at the same time, at least 1
   * @param listener told of what happens
   * @return the jobs that failed, in the order of the jobs
   */
  public List<Failure> run(int threads, BenchmarkListener listener) throws IOException {
    List<Job> jobs = folder.settings().jobs();
    List<Failure> failures = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < jobs.size(); i++) {
        int number = i;
        running.add(pool.submit(() -> run(number, jobs.get(number), listener, failures)));
      }
      waitFor(running, pool);
    }
    if (listener.wantsStop()) {
      return failures;
    }
    failures.sort(Comparator.comparingInt(failure -> jobs.indexOf(failure.job())));
    folder.writeFailures(failures);
    folder.writeTables();
    return failures;
  }

  private static void waitFor(List<Future<?>> running, ExecutorService pool) {
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      pool.shutdownNow();
      throw new IllegalStateException("the benchmark itself failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running a benchmark", e);
    }
  }

  private void run(int number, Job job, BenchmarkListener listener, List<Failure> failures) {
    if (listener.wantsStop()) {
      return;
    }
    try {
      Training training = training(job);
      if (!training.hasEnded()) {
        GenerationReport[] last = new GenerationReport[1];
        training.run(
            1,
            new ProgressListener() {
              @Override
              public void afterGeneration(GenerationReport report, double budgetSpent) {
                last[0] = report;
                progressed(number, budgetSpent, listener);
              }

              @Override
              public boolean wantsStop() {
                return listener.wantsStop();
              }
            });
        if (!training.hasEnded()) {
          return;
        }
        synchronized (this) {
          listener.finished(job, last[0]);
        }
      }
      progressed(number, 1, listener);
    } catch (IOException | RuntimeException e) {
      if (listener.wantsStop()) {
        return; // Interrupted; what was before is on disk.
      }
      Failure failure = new Failure(job, e.getMessage() == null ? e.toString() : e.getMessage());
      synchronized (this) {
        failures.add(failure);
        listener.failed(failure);
      }
      progressed(number, 1, listener);
    }
  }

  private Training training(Job job) throws IOException {
    RunFolder run = runFolder(job);
    return new Training(run, RunInputs.read(run, connectome), connectome, threadNanoClock);
  }

  private RunFolder runFolder(Job job) throws IOException {
    Path path = folder.runFolder(job);
    if (Files.exists(path.resolve("settings.json"))) {
      return RunFolder.open(path);
    }
    // What a kill in the middle of creating the folder leaves behind.
    Files.deleteIfExists(path.resolve(".settings.json.tmp"));
    return RunFolder.create(
        path,
        new RunSettings(
            software,
            connectome.identity(),
            job.task(),
            job.strategy(),
            job.seed(),
            folder.settings().budget(),
            null,
            null));
  }

  private synchronized void progressed(int number, double budgetSpent, BenchmarkListener listener) {
    spent[number] = Math.min(1, budgetSpent);
    double sum = 0;
    for (double part : spent) {
      sum += part;
    }
    listener.progressed(sum / spent.length);
  }
}
