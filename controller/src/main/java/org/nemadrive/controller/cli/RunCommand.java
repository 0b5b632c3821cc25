package org.nemadrive.controller.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nemadrive.controller.hardware.StopReason;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.telemetry.RemoteLink;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.telemetry.cli.Watch;
import org.nemadrive.telemetry.cli.WatchOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives a robot until its ticks are used up, it is stopped, or somebody ends the program. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Drives a robot, real or simulated.")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DriveOptions options;
  @Mixin private WatchOptions watchOptions = WatchOptions.ifAsked("robot-1");

  @Option(
      names = "--ticks",
      paramLabel = "N",
      description = "Ticks to drive; 0 for no end. Default: 250 simulated, no end on a real robot.")
  private Long ticks;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Keep a byte log for 'controller replay'.")
  private Path record;

  @Override
  public Integer call() throws Exception {
    RobotProfile robot = options.readProfile();
    watchOptions.check();
    long wanted = ticks != null ? ticks : robot.isSimulated() ? ForagingSettings.DEFAULT_TICKS : 0;
    Clock clock = new SystemClock();
    DriveSettings settings = options.settings(robot, Optional.ofNullable(record));
    PrintWriter out = spec.commandLine().getOut();
    if (!watchOptions.wanted()) {
      return drive(robot, settings, clock, wanted, null);
    }
    try (Watch watch = watchOptions.open(out)) {
      return drive(robot, settings, clock, wanted, watch);
    }
  }

  private int drive(
      RobotProfile robot, DriveSettings settings, Clock clock, long wanted, Watch watch)
      throws Exception {
    try (DriveSession session =
            new DriveSession(settings, DriveOptions.wires(robot, clock), clock);
        RemoteLink remote =
            watch == null
                ? null
                : RemoteLink.open(
                    watch.config(), settings, session, clock, Controller.nameAndVersion())) {
      Thread hook = new Thread(() -> session.endAndWait(StopReason.SHUTDOWN, 1000), "shutdown");
      Runtime.getRuntime().addShutdownHook(hook);
      DriveConsole console = new DriveConsole(session, remote, spec.commandLine().getErr());
      return console.drive(wanted, spec.commandLine().getOut());
    }
  }
}
