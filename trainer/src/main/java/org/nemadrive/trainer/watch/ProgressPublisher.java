package org.nemadrive.trainer.watch;

import java.io.IOException;
import java.util.function.Consumer;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.robot.CommandHandler;
import org.nemadrive.telemetry.robot.CommandOutcome;
import org.nemadrive.telemetry.robot.DriveLease;
import org.nemadrive.telemetry.service.Telemetry;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunSettings;

/** Publishes how far a training run has come, as {@code run/<id>/progress}. */
public final class ProgressPublisher implements ProgressListener, AutoCloseable {
  private static final int MAX_ID_LENGTH = 64;

  private final TelemetryPort port;
  private final AutoCloseable connection;
  private final RunSettings settings;
  private final String runId;
  private final int foodCount;

  ProgressPublisher(
      TelemetryPort port,
      AutoCloseable connection,
      RunSettings settings,
      String runId,
      int foodCount) {
    this.port = port;
    this.connection = connection;
    this.settings = settings;
    this.foodCount = foodCount;
    String clean = runId.replaceAll("[^A-Za-z0-9._-]", "-");
    this.runId = clean.substring(0, Math.min(clean.length(), MAX_ID_LENGTH));
  }

  /**
   * Connects to a broker; returns at once, broker or not.
   *
   * @param config where to publish
   * @param settings what the run was asked to do
   * @param runId names the run in the topic; what a topic may not hold becomes a dash
   * @param foodCount food items of the task
   * @throws IOException if the folder for events cannot be used
   */
  public static ProgressPublisher connect(
      TelemetryConfig config, RunSettings settings, String runId, int foodCount)
      throws IOException {
    Telemetry telemetry =
        Telemetry.start(
            config, RobotInfo.of("trainer", settings.software(), 1), new NothingToCommand());
    return new ProgressPublisher(telemetry, telemetry, settings, runId, foodCount);
  }

  @Override
  public void afterGeneration(GenerationReport report, double budgetSpent) {
    Budget budget = settings.budget();
    port.progress(
        new Progress(
            runId,
            settings.task(),
            settings.strategy(),
            settings.strategy().endsWith("nomad") ? "mads" : "ea",
            report.generation(),
            report.evaluations(),
            budget.unit() == Budget.Unit.EVALUATIONS ? (long) budget.amount() : 0,
            report.seconds() > 0 ? report.evaluations() / report.seconds() : 0,
            report.best().penalisedFitness(),
            report.medianPenalisedFitness(),
            report.best().foodEaten(),
            foodCount,
            report.best().changedWeights(),
            Math.max(0, report.seconds() * (1 / budgetSpent - 1))));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (Exception e) {
      throw new IllegalStateException("telemetry did not end in order: " + e.getMessage(), e);
    }
  }

  /** A training run obeys nobody. */
  private static final class NothingToCommand implements CommandHandler {
    private static CommandOutcome refused() {
      return CommandOutcome.refused("a training run takes no commands");
    }

    @Override
    public CommandOutcome arm() {
      return refused();
    }

    @Override
    public CommandOutcome disarm() {
      return refused();
    }

    @Override
    public CommandOutcome run() {
      return refused();
    }

    @Override
    public CommandOutcome drive(DriveLease lease) {
      return refused();
    }

    @Override
    public void estop(String cause) {
      // Nothing moves here.
    }

    @Override
    public CommandOutcome resume() {
      return refused();
    }

    @Override
    public void stop(String cause) {
      // Nothing moves here.
    }

    @Override
    public void weights(byte[] offer, Consumer<CommandOutcome> answer) {
      answer.accept(refused());
    }
  }
}
