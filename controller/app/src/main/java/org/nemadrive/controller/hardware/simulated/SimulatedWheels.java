package org.nemadrive.controller.hardware.simulated;

import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.WheelTravel;

/**
 * Wheels, encoders and battery behind the {@code simulated} profile: they follow a command at once
 * on an ideal floor, as the simulator's body model assumes, timed by the controller's ticks.
 *
 * <p>One exchange of 9 bytes out: 1 and two speeds (32 bits each) to drive, or 0 to only look; 10
 * bytes in: both encoders (32 bits each), battery in millivolts (16 bits). An exchange that drives
 * moves the wheels through one period, so a tick that comes late by the wall clock changes nothing.
 */
public final class SimulatedWheels implements Port {
  static final int REQUEST = 9;
  static final int REPLY = 10;
  private static final int BATTERY_MV = 12_000;

  private final BodyModel body;
  private final WheelTravel left;
  private final WheelTravel right;
  private int leftCounts;
  private int rightCounts;

  /** A robot at rest. */
  public SimulatedWheels(BodyModel body) {
    this.body = body;
    this.left = new WheelTravel();
    this.right = new WheelTravel();
  }

  @Override
  public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
    if (out[0] == 1) {
      leftCounts += left.run(speed(Bytes.signedInt(out, 1)), body.periodNs());
      rightCounts += right.run(speed(Bytes.signedInt(out, 5)), body.periodNs());
    }
    Bytes.putInt(in, 0, leftCounts);
    Bytes.putInt(in, 4, rightCounts);
    Bytes.putShort(in, 8, BATTERY_MV);
    return IoStatus.OK;
  }

  private long speed(int command) {
    return body.scale().microCountsPerS(command);
  }
}
