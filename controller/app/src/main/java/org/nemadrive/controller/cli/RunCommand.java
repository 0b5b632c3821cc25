package org.nemadrive.controller.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nemadrive.controller.cli.option.DriveOptions;
import org.nemadrive.controller.cli.option.RealTimeOption;
import org.nemadrive.controller.deploy.Deployment;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.system.PowerOff;
import org.nemadrive.controller.system.ServiceHeartbeat;
import org.nemadrive.controller.system.ServiceManager;
import org.nemadrive.controller.telemetry.RemoteLink;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.scenario.BodyCheck;
import org.nemadrive.telemetry.cli.Watch;
import org.nemadrive.telemetry.cli.WatchOptions;
import org.nemadrive.terminal.Invocation;
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
  @Mixin private RealTimeOption realTime;
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

  @Option(
      names = "--hold",
      description = "Stand until an operator, or Enter at a terminal, lets the robot drive.")
  private boolean hold;

  @Option(
      names = "--probation",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Driven seconds in which a fault stop rolls new weights of the store back (default:"
              + " ${DEFAULT-VALUE}).")
  private int probationS;

  @Override
  public Integer call() throws Exception {
    realTime.check();
    realTime.preferThisProgram();
    if (hold && !watchOptions.wanted() && System.console() == null) {
      throw new InvalidInputException(
          "with --hold somebody must let the robot drive: add --telemetry or --broker");
    }
    RobotProfile robot = options.readProfile();
    watchOptions.check();
    long wanted = ticks != null ? ticks : robot.isSimulated() ? ForagingSettings.DEFAULT_TICKS : 0;
    Clock clock = new SystemClock();
    if (wanted < 0) {
      throw new InvalidInputException(
          "--ticks is " + wanted + ", expected a number of ticks, or 0 for no end");
    }
    if (probationS < 1) {
      throw new InvalidInputException("--probation: found " + probationS + ", expected 1 or more");
    }
    DriveOptions.Plan plan =
        options.plan(
            robot,
            Optional.ofNullable(record),
            watchOptions.wanted(),
            probationS * 1_000_000_000L,
            clock);
    PrintWriter err = spec.commandLine().getErr();
    plan.notes().forEach(note -> err.println("controller: " + Invocation.typable(note)));
    DriveSettings drive = plan.settings();
    BodyCheck.warning(
            drive.weights(),
            ForagingSettings.of(drive.weights().dynamics()).withBody(robot.body()),
            Optional.of(ProfileFile.of(options.profileFile().toString(), robot.text())),
            List.of(drive.layout()))
        .ifPresent(text -> err.println("controller: " + Invocation.typable(text)));
    PrintWriter out = spec.commandLine().getOut();
    if (!watchOptions.wanted()) {
      return drive(robot, plan, clock, wanted, null);
    }
    try (Watch watch = watchOptions.open(out)) {
      return drive(robot, plan, clock, wanted, watch);
    }
  }

  private int drive(
      RobotProfile robot, DriveOptions.Plan plan, Clock clock, long wanted, Watch watch)
      throws Exception {
    DriveSession[] driven = new DriveSession[1];
    int code = drive(robot, plan, clock, wanted, watch, driven);
    if (driven[0].isRecordingCut()) {
      spec.commandLine()
          .getErr()
          .println("controller: the recording " + record + " is not whole; the drive went on");
      return Math.max(code, 1);
    }
    return code;
  }

  private int drive(
      RobotProfile robot,
      DriveOptions.Plan plan,
      Clock clock,
      long wanted,
      Watch watch,
      DriveSession[] driven)
      throws Exception {
    DriveSettings settings = plan.settings();
    // The deployment is closed after the drive: a fault that ended it may still roll its weights
    // back.
    try (ServiceManager manager = ServiceManager.of(System.getenv());
        Deployment deployment = plan.deployment();
        DriveSession session =
            connected(
                new DriveSession(settings, RobotWires.open(robot, clock), clock), robot, plan);
        RemoteLink remote =
            watch == null
                ? null
                : RemoteLink.open(
                    watch.config(), settings, session, Controller.nameAndVersion(), deployment)) {
      driven[0] = session;
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    manager.stopping();
                    session.endAndWait(StopReason.SHUTDOWN, 1000);
                  },
                  "shutdown"));
      if (manager.isThere()) {
        session.listen(new ServiceHeartbeat(manager, robot.body().periodNs()));
      }
      if (robot.board() instanceof BoardSettings.GoPiGo3 board && board.buttonShutsDown()) {
        session.listen(new PowerOff());
      }
      DriveConsole console = new DriveConsole(session, remote, hold, spec.commandLine().getErr());
      realTime.request();
      return console.drive(wanted, spec.commandLine().getOut());
    }
  }

  private static DriveSession connected(
      DriveSession session, RobotProfile robot, DriveOptions.Plan plan) {
    if (plan.deployment() != null) {
      plan.deployment().connect(session, robot.body().periodNs(), plan.started());
    }
    return session;
  }
}
