package org.nemadrive.controller.stop;

import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Takes the power off a robot's motors, whoever left it on: enable line low, then FLOAT or whatever
 * the board has, each tried though others fail. Idempotent.
 *
 * @param confirmed whether at least one means was confirmed, so that the motors are off
 * @param problems what did not work on the way, for a person
 */
public record MotorStop(boolean confirmed, List<String> problems) {
  private static final int ATTEMPTS = 3;

  /**
   * Stops the motors of the robot this profile describes.
   *
   * @param wires closed afterwards, with all outputs low
   */
  public static MotorStop of(RobotProfile profile, Wires wires, Clock clock) {
    try (TolerantWires tolerant = new TolerantWires(wires)) {
      Board board = new RobotAssembler(tolerant, clock).board(profile);
      boolean confirmed = false;
      for (int attempt = 0; attempt < ATTEMPTS && !confirmed; attempt++) {
        confirmed = board.stop() == StopReason.NONE;
      }
      return new MotorStop(confirmed, tolerant.problems());
    } catch (WireException e) {
      return new MotorStop(false, List.of(e.getMessage()));
    }
  }
}
