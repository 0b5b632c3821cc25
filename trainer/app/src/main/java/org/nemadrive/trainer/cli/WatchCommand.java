package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.scenario.BodyCheck;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.telemetry.cli.UntilInterrupted;
import org.nemadrive.telemetry.cli.Watch;
import org.nemadrive.telemetry.cli.WatchOptions;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.service.Telemetry;
import org.nemadrive.telemetry.simulated.SimulatedLoop;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.cli.option.WeightsOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer watch}: a simulated worm in the browser, as a robot would show itself. */
@Command(
    name = "watch",
    description = "Watch a worm forage, live in the browser; Ctrl-C ends.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private static final double MIN_HZ = 0.1;
  private static final double MAX_HZ = 100;

  @Mixin private WeightsOption weightsOption;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "pentagon",
      description = "Layout of the food (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--hz",
      defaultValue = "10",
      description = "Ticks a second (default: ${DEFAULT-VALUE}).")
  private double hz;

  @Mixin private WatchOptions watchOptions = WatchOptions.always("trainer-1");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(hz >= MIN_HZ && hz <= MAX_HZ)) {
      throw new InvalidInputException(
          "--hz: found %s, expected a number from %s to %s".formatted(hz, MIN_HZ, MAX_HZ));
    }
    SimulatedRobot robot = robot();
    try (Watch watch = watchOptions.open(spec.commandLine().getOut())) {
      show(robot, watch.config());
    }
    return 0;
  }

  private SimulatedRobot robot() {
    TrainedWeights chosen = weightsOption.read();
    Connectome connectome = chosen.connectome();
    ForagingSettings settings = ForagingSettings.of(chosen.dynamics());
    ForagingTask parsed = ForagingTask.parse(task, settings.world(), 1);
    BodyCheck.warning(chosen, settings, Optional.empty(), parsed.layouts())
        .ifPresent(
            text -> spec.commandLine().getErr().println("trainer: " + Invocation.typable(text)));
    SimulatedWorm worm =
        new SimulatedWorm(connectome, chosen.genome(), settings, parsed.layouts().getFirst());
    return new SimulatedRobot(
        worm,
        "sim",
        Software.nameAndVersion(),
        weightsOption.name(),
        origin(chosen, connectome, settings, parsed),
        hz);
  }

  /** Where the weights come from, for which body, and what the untrained worm does beside them. */
  private static String origin(
      TrainedWeights weights, Connectome connectome, ForagingSettings settings, ForagingTask task) {
    int untrainedFood = FitnessEvaluator.untrainedFood(connectome, settings, task);
    String compared =
        "the untrained worm eats %d of %d here".formatted(untrainedFood, task.foodCount());
    return weights.origin() == null ? compared : weights.origin().inWords() + "; " + compared;
  }

  private void show(SimulatedRobot robot, TelemetryConfig config)
      throws IOException, InterruptedException {
    try (UntilInterrupted until = UntilInterrupted.begin();
        Telemetry telemetry = Telemetry.start(config, robot.info(), robot.drive());
        SimulatedLoop loop = new SimulatedLoop(robot, hz)) {
      robot.connect(telemetry);
      robot.start();
      loop.start();
      until.await();
    }
  }
}
