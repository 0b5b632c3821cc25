package org.nemadrive.controller.hardware.simulated;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.simulator.mode.StopReason;

/** The driver of a {@link SimulatedWheels}. */
public final class SimulatedBoard implements Board {
  private final Port robot;
  private final byte[] out = new byte[SimulatedWheels.REQUEST];
  private final byte[] in = new byte[SimulatedWheels.REPLY];

  /** Talks to a simulated robot, or to a recording of one. */
  public SimulatedBoard(Port robot) {
    this.robot = robot;
  }

  @Override
  public void start() {
    stop();
  }

  @Override
  public StopReason read(long nowNs, BoardReadings readings) {
    out[0] = 0;
    StopReason fault = exchange();
    readings.leftCounts = Bytes.signedInt(in, 0);
    readings.rightCounts = Bytes.signedInt(in, 4);
    readings.batteryMv = Bytes.unsignedShort(in, 8);
    return fault;
  }

  @Override
  public StopReason drive(int left, int right) {
    out[0] = 1;
    Bytes.putInt(out, 1, left);
    Bytes.putInt(out, 5, right);
    return exchange();
  }

  /** Its wheels only ever turn during {@link #drive}, so there is nothing to take power off. */
  @Override
  public StopReason stop() {
    return StopReason.NONE;
  }

  private StopReason exchange() {
    IoStatus status = robot.exchange(out, out.length, in, in.length);
    return status == IoStatus.OK ? StopReason.NONE : StopReason.BOARD_SILENT;
  }
}
