package org.nemadrive.trainer.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingRun;

/**
 * Platform threads that try genomes side by side; one alone is the calling thread, whose computing
 * time is then that of all the work. Jobs must depend on nothing but their number, so that the
 * number of threads changes no result.
 */
public final class Workers implements AutoCloseable {
  private final List<Worker> workers = new ArrayList<>();
  private final ExecutorService threads;

  /** One job of many. */
  @FunctionalInterface
  public interface Job {
    /**
     * @param worker this thread's own
     * @param number which job, from 0
     */
    void run(Worker worker, int number);
  }

  /**
   * @param count number of threads, at least 1
   * @param evaluator makes an evaluator for each
   */
  public Workers(int count, Supplier<FitnessEvaluator> evaluator) {
    for (int i = 0; i < count; i++) {
      workers.add(new Worker(evaluator.get()));
    }
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("worker-", 0).factory());
  }

  /**
   * From now on genomes are tried in these scenarios.
   *
   * @param runs a run on each layout of the task for each scenario, scenario after scenario
   */
  public void runIn(List<ForagingRun> runs) {
    workers.forEach(worker -> worker.evaluator().runIn(runs));
  }

  /** The same individuals, evaluated anew, in their order. */
  public List<Individual> evaluateAnew(List<Individual> individuals) {
    Individual[] anew = new Individual[individuals.size()];
    forEach(
        anew.length,
        (worker, number) -> anew[number] = worker.evaluate(individuals.get(number).genome()));
    return List.of(anew);
  }

  /**
   * Runs jobs 0 to {@code count - 1} and waits for all of them.
   *
   * @throws IllegalStateException if a job failed, or the waiting thread was interrupted
   */
  public void forEach(int count, Job job) {
    if (workers.size() == 1) {
      forEachHere(count, job);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (Worker worker : workers) {
      running.add(
          threads.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  job.run(worker, i);
                }
              }));
    }
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      next.set(count);
      throw new IllegalStateException("a training job failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      next.set(count);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    }
  }

  /** Ticks in which nerves were simulated so far, on all threads. */
  public long ticksThought() {
    return workers.stream().mapToLong(worker -> worker.evaluator().ticksThought()).sum();
  }

  /** What is typical of the genomes tried since the last call, on all threads. */
  public Tried takeTried() {
    Tally food = new Tally();
    Tally changedWeights = new Tally();
    workers.forEach(worker -> worker.moveTo(food, changedWeights));
    return new Tried(food.median(), changedWeights.median());
  }

  private void forEachHere(int count, Job job) {
    try {
      for (int i = 0; i < count; i++) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("interrupted while training");
        }
        job.run(workers.getFirst(), i);
      }
    } catch (RuntimeException e) {
      throw new IllegalStateException("a training job failed: " + e, e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
