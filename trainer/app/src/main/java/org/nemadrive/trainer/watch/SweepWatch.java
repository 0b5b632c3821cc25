package org.nemadrive.trainer.watch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.service.Telemetry;
import org.nemadrive.telemetry.simulated.SimulatedLoop;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.BenchmarkSettings;

/**
 * A sweep as others see it: where it stands, and the best worm of all runs that have ended, as it
 * forages on the first task. Commands reach the shown worm only.
 */
public final class SweepWatch implements AutoCloseable {
  private final Telemetry telemetry;
  private final SimulatedLoop loop;
  private final BenchmarkListener listener;

  private SweepWatch(Telemetry telemetry, SimulatedLoop loop, BenchmarkListener listener) {
    this.telemetry = telemetry;
    this.loop = loop;
    this.listener = listener;
  }

  /**
   * Begins to publish; returns at once, broker or not.
   *
   * @param config where to publish
   * @param settings what the sweep was asked to do
   * @param foraging how its worms are run
   * @param name names the sweep
   * @param software name and version of this program
   * @param next told of everything, too
   * @throws IOException if the folder for events cannot be used
   */
  public static SweepWatch start(
      TelemetryConfig config,
      BenchmarkSettings settings,
      ForagingSettings foraging,
      String name,
      String software,
      Connectome connectome,
      BenchmarkListener next)
      throws IOException {
    ForagingTask task = ForagingTask.parse(settings.tasks().getFirst(), foraging.world(), 1);
    SimulatedRobot robot =
        new SimulatedRobot(
            new SimulatedWorm(
                connectome, connectome.biologicalWeights(), foraging, task.layouts().getFirst()),
            "trainer",
            software,
            "best of " + name,
            "%d runs on %s".formatted(settings.jobs().size(), String.join(", ", settings.tasks())),
            ShownChampion.TICK_HZ);
    Map<String, Integer> untrained = new HashMap<>();
    Telemetry telemetry = Telemetry.start(config, robot.info(), robot.drive());
    robot.connect(telemetry);
    robot.start();
    return new SweepWatch(
        telemetry,
        new SimulatedLoop(robot, ShownChampion.TICK_HZ).start(),
        new SweepPublisher(
            telemetry,
            name,
            settings.budget(),
            next,
            row -> robot.beginAnewWith(row.weights(connectome).genome()),
            learned ->
                untrained.computeIfAbsent(
                    learned, any -> untrainedFood(connectome, foraging, any))));
  }

  private static int untrainedFood(Connectome connectome, ForagingSettings foraging, String task) {
    return FitnessEvaluator.untrainedFood(
        connectome, foraging, ForagingTask.parse(task, foraging.world(), 1));
  }

  /** What is to be told how the sweep goes on. */
  public BenchmarkListener listener() {
    return listener;
  }

  /** Lets the worm end its tick, delivers what it can and says goodbye. */
  @Override
  public void close() {
    loop.close();
    telemetry.close();
  }
}
