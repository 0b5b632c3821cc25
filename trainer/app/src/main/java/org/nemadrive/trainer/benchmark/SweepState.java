package org.nemadrive.trainer.benchmark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nemadrive.trainer.engine.RunProgress;

/**
 * Where a sweep stands.
 *
 * @param runs runs asked for
 * @param done of them, those that ended or failed, here or before
 * @param budgetSpent part of all budgets that is spent, from 0 to 1
 * @param secondsLeft estimate from what was done since this process began; NaN before there is one
 * @param workers who computes what, by name
 */
public record SweepState(
    int runs, int done, double budgetSpent, double secondsLeft, List<WorkerState> workers) {

  /** Who computes how many runs, with evaluations a second; empty for nobody. */
  public String whoRuns() {
    return workers.stream()
        .filter(worker -> worker.running() > 0)
        .map(
            worker ->
                String.format(
                    Locale.ROOT,
                    "%s %d (%,.0f/s)",
                    worker.name(),
                    worker.running(),
                    worker.evaluationsPerSecond()))
        .collect(Collectors.joining(", "));
  }

  /**
   * One worker.
   *
   * @param name its name
   * @param running runs it computes
   * @param evaluationsPerSecond its pace since it was first heard of
   */
  public record WorkerState(String name, int running, double evaluationsPerSecond) {}

  /** Keeps count of a sweep; not thread-safe. */
  static final class Count {
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    private final int runs;
    private final int doneBefore;
    private final long beganNs;
    private final Map<String, Double> spent = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, RunProgress> running = new LinkedHashMap<>();
    private final Map<String, Pace> paces = new TreeMap<>();

    /** Evaluations of a worker, and since when. */
    private static final class Pace {
      private final long sinceNs;
      private long evaluations;

      Pace(long sinceNs) {
        this.sinceNs = sinceNs;
      }
    }

    Count(int runs, int done, long nowNs) {
      this.runs = runs;
      doneBefore = done;
      beganNs = nowNs;
    }

    void progressed(RunProgress progress, long nowNs) {
      if (ended.contains(progress.run())) {
        return;
      }
      RunProgress before = running.put(progress.run(), progress);
      Pace pace = paces.computeIfAbsent(progress.worker(), name -> new Pace(nowNs));
      boolean goesOn = before != null && before.worker().equals(progress.worker());
      // What a run did before it was first heard of here, another process may have done.
      pace.evaluations += goesOn ? progress.evaluations() - before.evaluations() : 0;
      spent.put(progress.run(), Math.min(1, progress.budgetSpent()));
    }

    void ended(String run) {
      running.remove(run);
      spent.put(run, 1.0);
      ended.add(run);
    }

    SweepState state(long nowNs) {
      double here = spent.values().stream().mapToDouble(part -> part).sum();
      double all = runs == 0 ? 1 : (doneBefore + here) / runs;
      double seconds = (nowNs - beganNs) / NANOSECONDS_PER_SECOND;
      double left = here > 0 ? seconds * (runs - doneBefore - here) / here : Double.NaN;
      List<WorkerState> workers = new ArrayList<>();
      paces.forEach(
          (name, pace) ->
              workers.add(
                  new WorkerState(
                      name,
                      (int) running.values().stream().filter(r -> r.worker().equals(name)).count(),
                      pace.evaluations
                          / Math.max(1, (nowNs - pace.sinceNs) / NANOSECONDS_PER_SECOND))));
      return new SweepState(
          runs, doneBefore + ended.size(), Math.min(1, all), Math.max(0, left), workers);
    }
  }
}
