package org.nemadrive.controller.cli.drive;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nemadrive.controller.cli.option.ProfileOption;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.session.MeasuredDrive;
import org.nemadrive.controller.system.PowerOff;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.WorldParameters;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives a way that a ruler can measure. */
@Command(
    name = "drive",
    mixinStandardHelpOptions = true,
    description = {
      "Drives straight ahead, or turns on the spot, to be measured.",
      "It goes by the wheels' encoders and says what they counted: measure the floor beside it to"
          + " correct body.wheelRadiusMm (--cm) and then body.wheelBaseMm (--turn). Every guard of"
          + " a drive holds; Ctrl-C stops. No worm thinks."
    })
public final class DriveCommand implements Callable<Integer> {
  private static final double MOST_CM = 500;
  private static final double MOST_DEGREES = 3600;

  /** A drive gives up on a stop that is not confirmed after 5 seconds, and says so. */
  private static final long MOST_TO_STOP_MS = 7000;

  @Spec private CommandSpec spec;
  @Mixin private ProfileOption profileOption;

  @ArgGroup(multiplicity = "1")
  private Way way;

  /** Listeners' thread. */
  private boolean told;

  private static final class Way {
    @Option(
        names = "--cm",
        paramLabel = "CM",
        description = "Way straight ahead, centimetres, negative backwards; -500 to 500.")
    private Double cm;

    @Option(
        names = "--turn",
        paramLabel = "DEG",
        description = "Turn on the spot, degrees, positive to the left; -3600 to 3600.")
    private Double degrees;
  }

  @Override
  public Integer call() throws Exception {
    RobotProfile robot = profileOption.read();
    if (way.cm != null) {
      requireWithin("--cm", way.cm, MOST_CM);
    } else {
      requireWithin("--turn", way.degrees, MOST_DEGREES);
    }
    Clock clock = new SystemClock();
    try (DriveSession session =
        new DriveSession(settings(robot), RobotWires.open(robot, clock), clock)) {
      MeasuredDrive drive =
          way.cm != null
              ? MeasuredDrive.straight(robot, session.mode(), 10 * way.cm)
              : MeasuredDrive.turn(robot, session.mode(), way.degrees);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    drive.giveUp("told to end by a signal");
                    session.awaitEnd(MOST_TO_STOP_MS);
                  },
                  "shutdown"));
      session.listen(this::tellThatItDrives);
      if (robot.board() instanceof BoardSettings.GoPiGo3 board && board.buttonShutsDown()) {
        session.listen(new PowerOff());
      }
      session.run(done -> drive.goOn(session.loop().sample(), clock.nowNs()));
      return report(drive);
    }
  }

  private void tellThatItDrives(TickSample sample, long lostBefore) {
    if (!told && sample.outcome == TickOutcome.DRIVEN) {
      told = true;
      say("drives; Ctrl-C stops");
    }
  }

  private void say(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("controller: " + what);
    err.flush();
  }

  private int report(MeasuredDrive drive) {
    PrintWriter out = spec.commandLine().getOut();
    if (way.cm != null) {
      out.printf("wished %.1f cm, counted %.1f cm", way.cm, drive.countedMm() / 10);
    } else {
      out.printf("wished %.1f degrees, counted %.1f degrees", way.degrees, drive.countedDegrees());
    }
    out.println(drive.isStopConfirmed() ? "; stopped, and the board confirmed it" : "");
    out.flush();
    if (drive.problem().isEmpty()) {
      return 0;
    }
    say(drive.problem());
    return 1;
  }

  private static void requireWithin(String option, double found, double most) {
    if (!(Math.abs(found) <= most) || found == 0) {
      throw new InvalidInputException(
          "%s: found %s, allowed -%.0f to %.0f but not 0".formatted(option, found, most, most));
    }
  }

  /** A drive whose worm never gets to think. */
  private static DriveSettings settings(RobotProfile robot) {
    return new DriveSettings(
        robot,
        TrainedWeights.untrained(Connectome.celegans()),
        WeightsIdentity.UNTRAINED,
        ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().getFirst(),
        Optional.empty());
  }
}
