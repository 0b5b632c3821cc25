package org.nemadrive.trainer.watch;

import java.util.Arrays;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;

/**
 * The best worm of a training run, foraging on the first layout of the task for whoever watches. As
 * soon as a better one is found it takes over, and its name says which it is. Before the first
 * generation the worm that training starts from forages, so that there is something to see from the
 * first second. It has a nervous system of its own: nothing done to it reaches training.
 */
final class ShownChampion implements ProgressListener {
  /** Ticks a second: slow enough for eyes, and next to no work beside training. */
  static final double TICK_HZ = 10;

  private final SimulatedRobot robot;
  private final String runId;
  private final int foodCount;
  private double[] newest;
  private int number;
  private TelemetryPort port = TelemetryPort.none();

  /**
   * Makes a worm that stands until its robot is started and ticked.
   *
   * @param settings what the run was asked to do
   * @param runId names the run, for people
   */
  ShownChampion(Connectome connectome, Training training, RunSettings settings, String runId) {
    this.runId = runId;
    foodCount = training.task().foodCount();
    newest = training.bestWeights();
    robot =
        new SimulatedRobot(
            new SimulatedWorm(
                connectome, newest, training.foraging(), training.task().layouts().getFirst()),
            "trainer",
            settings.software(),
            "the worm that " + runId + " starts from",
            "%s on %s, seed %d".formatted(settings.strategy(), settings.task(), settings.seed()),
            TICK_HZ);
  }

  /** What ticks, publishes and obeys. */
  SimulatedRobot robot() {
    return robot;
  }

  /** Where it tells of restarts and of who forages, from now on. */
  void connect(TelemetryPort to) {
    port = to;
    robot.connect(to);
  }

  @Override
  public void afterGeneration(GenerationReport report, double budgetSpent) {
    double[] best = report.best().genome();
    if (!Arrays.equals(best, newest)) {
      newest = best;
      number++;
      robot.beginAnewWith(best);
      port.info(
          robot
              .info()
              .withWeights(
                  "number %d of %s: generation %d, %d of %d food"
                      .formatted(
                          number, runId, report.generation(), report.best().foodEaten(), foodCount),
                  "",
                  robot.info().weights().origin()));
    }
  }
}
