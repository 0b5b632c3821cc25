package org.nemadrive.controller.stop;

import java.io.PrintStream;
import java.nio.file.Path;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.PiWires;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.files.InvalidInputException;

/** The program a service manager runs when the controller has ended, in whatever way. */
public final class StopMotors {
  private StopMotors() {}

  /** Stops the motors of the robot whose profile is the only argument. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Exit code 0 if the motors are off, 1 if that is not certain, 2 for wrong input. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 1) {
      err.println("usage: stop-motors PROFILE");
      return 2;
    }
    try {
      return stop(ProfileReader.read(Path.of(args[0])), out, err);
    } catch (InvalidInputException e) {
      err.println("stop-motors: " + e.getMessage());
      return 2;
    } catch (WireException e) {
      err.println("stop-motors: " + e.getMessage());
      return 1;
    }
  }

  private static int stop(RobotProfile profile, PrintStream out, PrintStream err)
      throws WireException {
    Clock clock = new SystemClock();
    Wires wires =
        profile.isSimulated() ? new SimulatedWires(profile.body()) : PiWires.open(profile, clock);
    MotorStop stopped = MotorStop.of(profile, wires, clock);
    stopped.problems().forEach(problem -> err.println("stop-motors: " + problem));
    if (!stopped.confirmed()) {
      err.println("stop-motors: no board confirmed the stop; cut the motor supply");
      return 1;
    }
    out.println(profile.name() + ": motors are off");
    return 0;
  }
}
