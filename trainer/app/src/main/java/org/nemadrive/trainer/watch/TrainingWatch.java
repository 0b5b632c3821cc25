package org.nemadrive.trainer.watch;

import java.io.IOException;
import java.nio.file.Path;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.service.Telemetry;
import org.nemadrive.telemetry.simulated.SimulatedLoop;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;

/**
 * A training run as others see it: how far it has come, and its best worm as it forages. The worm
 * ticks on a daemon thread of its own, and training waits for none of it. Commands reach the shown
 * worm only.
 */
public final class TrainingWatch implements ProgressListener, AutoCloseable {
  private final Telemetry telemetry;
  private final SimulatedLoop loop;
  private final ProgressPublisher progress;
  private final ShownChampion champion;

  private TrainingWatch(
      Telemetry telemetry, SimulatedLoop loop, ProgressPublisher progress, ShownChampion champion) {
    this.telemetry = telemetry;
    this.loop = loop;
    this.progress = progress;
    this.champion = champion;
  }

  /**
   * Begins to publish; returns at once, broker or not.
   *
   * @param config where to publish
   * @param settings what the run was asked to do
   * @param runId names the run
   * @param training the run, which must not have begun
   * @param connectome the connectome it trains
   * @throws IOException if the folder for events cannot be used
   */
  public static TrainingWatch start(
      TelemetryConfig config,
      RunSettings settings,
      String runId,
      Training training,
      Connectome connectome)
      throws IOException {
    ShownChampion champion = new ShownChampion(connectome, training, settings, runId);
    SimulatedRobot robot = champion.robot();
    Telemetry telemetry = Telemetry.start(config, robot.info(), robot.drive());
    champion.connect(telemetry);
    int untrainedFood =
        FitnessEvaluator.untrainedFood(connectome, training.foraging(), training.task());
    robot.start();
    return new TrainingWatch(
        telemetry,
        new SimulatedLoop(robot, ShownChampion.TICK_HZ).start(),
        new ProgressPublisher(
            telemetry, settings, runId, training.task().foodCount(), untrainedFood),
        champion);
  }

  @Override
  public void afterGeneration(GenerationReport report, double budgetSpent) {
    progress.afterGeneration(report, budgetSpent);
    champion.afterGeneration(report, budgetSpent);
  }

  /** Tells whoever watches that the run has ended; its best worm forages on. */
  public void done(Path report) {
    progress.done(report.toString());
  }

  /** Lets the worm end its tick, delivers what it can and says goodbye. */
  @Override
  public void close() {
    loop.close();
    telemetry.close();
  }
}
