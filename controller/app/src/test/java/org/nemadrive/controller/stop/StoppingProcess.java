package org.nemadrive.controller.stop;

import java.nio.file.Path;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.time.SystemClock;

/** What {@link StopMotors} does on a Pi, on the robot of an {@link EmulatorProcess}. */
final class StoppingProcess {
  private StoppingProcess() {}

  /** Arguments: profile, port of the emulator. */
  public static void main(String[] args) throws Exception {
    MotorStop stopped =
        MotorStop.of(
            ProfileReader.read(Path.of(args[0])),
            new EmulatorWires(Integer.parseInt(args[1])),
            new SystemClock());
    System.exit(stopped.confirmed() ? 0 : 1);
  }
}
