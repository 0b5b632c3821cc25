package org.nemadrive.controller.cli.drive;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nemadrive.controller.cli.option.DriveOptions;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Real motors and encoders, virtual food: the robot beside what its body model says. */
@Command(
    name = "hil",
    mixinStandardHelpOptions = true,
    description = {
      "Drives a task with real motors and encoders and virtual food.",
      "Then it says what the simulator eats with the same body: hardware in the loop."
    })
public final class HilCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DriveOptions options;

  @Option(
      names = "--ticks",
      paramLabel = "N",
      defaultValue = "250",
      description = "Ticks to drive (default: ${DEFAULT-VALUE}).")
  private int ticks;

  @Override
  public Integer call() throws Exception {
    RobotProfile robot = options.readProfile().withVirtualFood();
    DriveSettings settings = options.settings(robot, Optional.empty());
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = new SystemClock();
    int code;
    try (DriveSession session = new DriveSession(settings, RobotWires.open(robot, clock), clock)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> session.endAndWait(StopReason.SHUTDOWN, 1000), "shutdown"));
      code = new DriveConsole(session, null, false, spec.commandLine().getErr()).drive(ticks, out);
    }
    out.printf("the simulator with this body eats %d%n", simulatedFood(settings, ticks));
    out.flush();
    return code;
  }

  /** Food that the simulator eats with the robot's body. */
  static int simulatedFood(DriveSettings settings, int ticks) {
    ForagingSettings simulated =
        ForagingSettings.of(settings.weights().dynamics())
            .withTicks(ticks)
            .withBody(settings.profile().body());
    Forager forager = new Forager(settings.weights().connectome(), simulated);
    forager.load(settings.weights().genome());
    forager.forage(settings.layout());
    return forager.foodEaten();
  }
}
