package org.nemadrive.controller.stop;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Takes the power off a robot's motors, whoever left it on: enable line low, then FLOAT or whatever
 * the board has, each tried though others fail; then looks whether the wheels stand. Idempotent.
 *
 * @param confirmed whether at least one means was confirmed and no wheel is seen to turn
 * @param problems what did not work on the way, for a person
 */
public record MotorStop(boolean confirmed, List<String> problems) {
  /** A wheel that rolls out stands after this many looks, or it is driven. */
  private static final int LOOKS = 10;

  /** A GoPiGo 1 or 2 counts every 11 mm: slower than this is rolling out. */
  private static final long LOOK_NS = 150_000_000;

  /**
   * Stops the motors of the robot this profile describes. Takes about two seconds if the board is
   * deaf for that long, as a GoPiGo 1 or 2 that waits for an echo.
   *
   * @param wires closed afterwards, with all outputs low
   */
  public static MotorStop of(RobotProfile profile, Wires wires, Clock clock) {
    try (TolerantWires tolerant = new TolerantWires(wires)) {
      Board board = new RobotAssembler(tolerant, clock).board(profile);
      boolean confirmed = board.stopForSure(clock) == StopReason.NONE;
      List<String> problems = new ArrayList<>(tolerant.problems());
      if (confirmed && !wheelsStand(board, clock)) {
        problems.add("the wheels turn though the stop was confirmed");
        confirmed = false;
      }
      return new MotorStop(confirmed, List.copyOf(problems));
    } catch (WireException e) {
      return new MotorStop(false, List.of(e.getMessage()));
    }
  }

  /**
   * Whether no encoder counts any more; a board that cannot tell has confirmed its stop at least.
   */
  private static boolean wheelsStand(Board board, Clock clock) {
    BoardReadings readings = new BoardReadings();
    boolean known = false;
    int left = 0;
    int right = 0;
    for (int look = 0; look < LOOKS; look++) {
      if (board.read(clock.nowNs(), readings) != StopReason.NONE) {
        return true;
      }
      if (known && readings.leftCounts == left && readings.rightCounts == right) {
        return true;
      }
      known = true;
      left = readings.leftCounts;
      right = readings.rightCounts;
      clock.pause(LOOK_NS);
    }
    return false;
  }
}
