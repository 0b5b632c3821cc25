package org.nemadrive.controller.hardware.hbridge;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A TB6612FNG or L298N with an enable line (STBY, or both EN through a gate with a pull-down) and
 * one edge counter per wheel. There is no processor on it: it does what its lines say, also when
 * the Pi is dead, so the enable line is low whenever we do not drive.
 */
public final class HBridgeBoard implements Board {
  private static final byte[] LOW = {0};
  private static final byte[] HIGH = {1};

  private final HBridgeMotor left;
  private final HBridgeMotor right;
  private final Port enable;
  private final Port leftEdges;
  private final Port rightEdges;
  private final byte[] edges = new byte[4];

  /** A board whose ports are open already, all of them low. */
  public HBridgeBoard(
      HBridgeMotor left, HBridgeMotor right, Port enable, Port leftEdges, Port rightEdges) {
    this.left = left;
    this.right = right;
    this.enable = enable;
    this.leftEdges = leftEdges;
    this.rightEdges = rightEdges;
  }

  @Override
  public void start() throws BoardException {
    left.reset();
    right.reset();
    boolean off = left.off() == IoStatus.OK & right.off() == IoStatus.OK;
    if (!off || enable.exchange(HIGH, 1, edges, 0) != IoStatus.OK) {
      throw new BoardException(
          StopReason.BUS_FAILED,
          "a line of the H-bridge cannot be driven; run 'controller doctor' to see which");
    }
  }

  @Override
  public StopReason read(long nowNs, BoardReadings in) {
    if (leftEdges.exchange(edges, 0, edges, 4) != IoStatus.OK) {
      return StopReason.BUS_FAILED;
    }
    int leftNow = Bytes.signedInt(edges, 0);
    if (rightEdges.exchange(edges, 0, edges, 4) != IoStatus.OK) {
      return StopReason.BUS_FAILED;
    }
    int rightNow = Bytes.signedInt(edges, 0);
    in.leftCounts = leftNow;
    in.rightCounts = rightNow;
    in.batteryMv = 0;
    return StopReason.NONE;
  }

  @Override
  public StopReason drive(int leftDuty, int rightDuty) {
    boolean driven = left.drive(leftDuty) == IoStatus.OK && right.drive(rightDuty) == IoStatus.OK;
    return driven ? StopReason.NONE : StopReason.COMMAND_UNCONFIRMED;
  }

  @Override
  public StopReason stop() {
    boolean disabled = enable.exchange(LOW, 1, edges, 0) == IoStatus.OK;
    boolean leftOff = left.off() == IoStatus.OK;
    boolean rightOff = right.off() == IoStatus.OK;
    return disabled || leftOff && rightOff ? StopReason.NONE : StopReason.COMMAND_UNCONFIRMED;
  }
}
