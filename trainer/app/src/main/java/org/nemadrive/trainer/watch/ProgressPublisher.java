package org.nemadrive.trainer.watch;

import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunSettings;

/** Publishes how far a training run has come, as {@code run/<id>/progress}. */
final class ProgressPublisher implements ProgressListener {

  private final TelemetryPort port;
  private final RunSettings settings;
  private final String runId;
  private final int foodCount;
  private final int untrainedFood;
  private Progress last;

  /**
   * Publishes nothing before the first generation.
   *
   * @param settings what the run was asked to do
   * @param runId names the run in the topic; what a topic may not hold becomes a dash
   * @param foodCount food items of the task
   * @param untrainedFood how many of them the worm eats with the weights of biology
   */
  ProgressPublisher(
      TelemetryPort port, RunSettings settings, String runId, int foodCount, int untrainedFood) {
    this.port = port;
    this.settings = settings;
    this.foodCount = foodCount;
    this.untrainedFood = untrainedFood;
    this.runId = RunTopic.id(runId);
  }

  @Override
  public void afterGeneration(GenerationReport report, double budgetSpent) {
    Budget budget = settings.budget();
    last =
        new Progress(
            runId,
            settings.task(),
            settings.strategy().text(),
            settings.strategy().parameters().refinesByMads() ? "mads" : "ea",
            report.generation(),
            report.evaluations(),
            budget.unit() == Budget.Unit.EVALUATIONS ? (long) budget.amount() : 0,
            report.seconds() > 0 ? report.evaluations() / report.seconds() : 0,
            report.best().penalisedFitness(),
            report.medianPenalisedFitness(),
            report.best().foodEaten(),
            report.tried().medianFood(),
            foodCount,
            report.best().changedWeights(),
            report.tried().medianChangedWeights(),
            Math.max(0, report.seconds() * (1 / budgetSpent - 1)),
            untrainedFood,
            "",
            "");
    port.progress(last);
  }

  /** The run has ended; nothing before the first generation. */
  void done(String reportFile) {
    if (last != null) {
      port.progress(last.withReport(reportFile));
    }
  }
}
