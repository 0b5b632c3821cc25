package org.nemadrive.controller.stop;

import java.io.PrintStream;
import java.nio.file.Path;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.PiWires;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Program;

/**
 * The program a service manager runs when the controller has ended, in whatever way. It can also
 * rehearse: go through all of a stop but the hardware, so that Java can keep what it learned.
 */
public final class StopMotors {
  private static final String REHEARSE = "--rehearse";

  private StopMotors() {}

  /** Stops the motors of the robot whose profile is the only argument. */
  public static void main(String[] args) {
    Program.run("stop-motors", () -> run(args, System.out, System.err));
  }

  /** Exit code 0 if the motors are off, 1 if that is not certain, 2 for wrong input. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    boolean rehearsal = args.length > 1 && args[0].equals(REHEARSE);
    if (args.length != 1 && !rehearsal) {
      err.println("usage: stop-motors PROFILE, or stop-motors " + REHEARSE + " PROFILE...");
      return 2;
    }
    try {
      if (rehearsal) {
        for (int i = 1; i < args.length; i++) {
          rehearse(ProfileReader.read(Path.of(args[i])));
        }
        return 0;
      }
      return stop(ProfileReader.read(Path.of(args[0])), out, err);
    } catch (InvalidInputException e) {
      err.println("stop-motors: " + e.getMessage());
      return 2;
    } catch (WireException e) {
      err.println("stop-motors: " + e.getMessage());
      return 1;
    }
  }

  private static void rehearse(RobotProfile profile) {
    PiWires.rehearse(profile);
    Wires nowhere = new SimulatedWires(profile.body());
    MotorStop.of(profile, nowhere, new SystemClock());
  }

  private static int stop(RobotProfile profile, PrintStream out, PrintStream err)
      throws WireException {
    Clock clock = new SystemClock();
    MotorStop stopped = MotorStop.of(profile, RobotWires.open(profile, clock), clock);
    stopped.problems().forEach(problem -> err.println("stop-motors: " + problem));
    if (!stopped.confirmed()) {
      err.println("stop-motors: no board confirmed the stop; cut the motor supply");
      return 1;
    }
    out.println(profile.name() + ": motors are off");
    return 0;
  }
}
