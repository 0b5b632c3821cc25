package org.nemadrive.controller.cli.drive;

import java.util.concurrent.Callable;
import org.nemadrive.controller.cli.option.ProfileOption;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.stop.MotorStop;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes the power off the motors of a robot whose controller is gone. */
@Command(
    name = "stop-motors",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the power off the motors, when the controller that drove them is gone.",
      "A controller that still runs holds the pins; stop it first."
    })
public final class StopMotorsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ProfileOption profileOption;

  @Override
  public Integer call() throws WireException {
    RobotProfile profile = profileOption.read();
    Clock clock = new SystemClock();
    MotorStop stopped = MotorStop.of(profile, RobotWires.open(profile, clock), clock);
    stopped
        .problems()
        .forEach(problem -> spec.commandLine().getErr().println("controller: " + problem));
    if (!stopped.confirmed()) {
      spec.commandLine().getErr().println("controller: no stop confirmed; cut the motor supply");
      return 1;
    }
    spec.commandLine().getOut().println(profile.name() + ": motors are off");
    return 0;
  }
}
