package org.nemadrive.controller.cli.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.session.PentagonDrive;

/** What {@code hil} does with a board, on an emulated one and on a clock moved by hand. */
class HilTest {
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon-gopigo3.json");
  private static final int TICKS = 250;

  @Test
  void aGoPiGo3OnTheBenchEatsWhatTheSimulatorWithItsBodyEats() throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", "gopigo3.yaml"))
            .withVirtualFood()
            .withoutMotor();
    DriveSettings settings = PentagonDrive.settings(profile, WEIGHTS);
    ManualClock clock = new ManualClock();
    EmulatedRobot robot = new EmulatedRobot(profile, clock, Realism.IDEAL);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (DriveSession session =
        new DriveSession(settings, new Pi4jWires(robot.context(), clock), clock)) {
      int code =
          new DriveConsole(session, null, false, new PrintWriter(err))
              .drive(TICKS, new PrintWriter(out));
      assertEquals(0, code, err.toString());
    }
    assertTrue(robot.floor().motorsOff(), "the motors are off afterwards");
    int simulated = HilCommand.simulatedFood(settings, TICKS);
    assertTrue(simulated > 20, "the worm was trained for this body, it eats " + simulated);
    assertTrue(
        out.toString().contains(simulated + " of 36 food items eaten in 250 ticks"),
        out + " but the simulator eats " + simulated);
  }
}
