package org.nemadrive.trainer.watch;

import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.Failure;
import org.nemadrive.trainer.benchmark.SweepState;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.History;

/**
 * Publishes where a sweep stands, as {@code run/<id>/progress}: pace, time left and the part of the
 * budget that is spent are of all runs, as are the workers, the rest of the best run that has
 * ended.
 */
final class SweepPublisher implements BenchmarkListener {
  private static final String PHASE = "ea";

  /** Runs that go on side by side have no generation in common. */
  private static final double UNKNOWN = -1;

  private final TelemetryPort port;
  private final String runId;
  private final Budget budget;
  private final BenchmarkListener next;
  private final Consumer<LedgerRow> better;
  private final ToIntFunction<String> untrainedFood;
  private LedgerRow best;

  /**
   * Publishes nothing before the first run has ended.
   *
   * @param name names the sweep in the topic; what a topic may not hold becomes a dash
   * @param budget of each run
   * @param next told of everything, too
   * @param better told of each run that ended better than all before
   * @param untrainedFood what the worm eats of a task with the weights of biology
   */
  SweepPublisher(
      TelemetryPort port,
      String name,
      Budget budget,
      BenchmarkListener next,
      Consumer<LedgerRow> better,
      ToIntFunction<String> untrainedFood) {
    this.port = port;
    this.runId = RunTopic.id(name);
    this.budget = budget;
    this.next = next;
    this.better = better;
    this.untrainedFood = untrainedFood;
  }

  @Override
  public void progressed(SweepState state) {
    next.progressed(state);
    if (best == null) {
      return;
    }
    History.Row last = best.curve().last();
    long evaluations =
        budget.unit() == Budget.Unit.EVALUATIONS ? (long) (state.runs() * budget.amount()) : 0;
    port.progress(
        new Progress(
            runId,
            best.identity().task(),
            "%s, of %d in %d runs"
                .formatted(best.identity().strategy(), state.done(), state.runs()),
            PHASE,
            last.generation(),
            Math.round(state.budgetSpent() * evaluations),
            evaluations,
            state.workers().stream().mapToDouble(worker -> worker.evaluationsPerSecond()).sum(),
            last.penalisedFitness(),
            last.penalisedFitness(),
            last.foodEaten(),
            UNKNOWN,
            best.outcome().foodCount(),
            last.changedWeights(),
            UNKNOWN,
            Double.isNaN(state.secondsLeft()) ? -1 : state.secondsLeft(),
            untrainedFood.applyAsInt(best.identity().task()),
            "",
            state.whoRuns()));
  }

  @Override
  public void finished(LedgerRow row) {
    next.finished(row);
    if (best == null || fitness(row) > fitness(best)) {
      best = row;
      better.accept(row);
    }
  }

  private static double fitness(LedgerRow row) {
    return row.curve().last().penalisedFitness();
  }

  @Override
  public void failed(Failure failure) {
    next.failed(failure);
  }

  @Override
  public void said(String sentence) {
    next.said(sentence);
  }
}
