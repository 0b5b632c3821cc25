package org.nemadrive.controller.hardware.hbridge;

import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;

/** One motor of an H-bridge: two direction lines and a PWM. Lines are written when they change. */
public final class HBridgeMotor {
  private static final byte[] NOTHING = {};
  private static final byte[][] LEVELS = new byte[101][1];

  static {
    for (int value = 0; value < LEVELS.length; value++) {
      LEVELS[value][0] = (byte) value;
    }
  }

  private final Port in1;
  private final Port in2;
  private final Port pwm;
  private int direction;

  /** A motor whose ports are open already, all of them low. */
  public HBridgeMotor(Port in1, Port in2, Port pwm) {
    this.in1 = in1;
    this.in2 = in2;
    this.pwm = pwm;
  }

  /** Duty in per cent, -100 to 100. */
  IoStatus drive(int duty) {
    int wanted = Integer.signum(duty);
    if (wanted != direction) {
      // Off before the direction changes, so that the bridge never works against itself.
      boolean turned =
          write(pwm, 0) == IoStatus.OK
              && write(in1, wanted > 0 ? 1 : 0) == IoStatus.OK
              && write(in2, wanted < 0 ? 1 : 0) == IoStatus.OK;
      if (!turned) {
        return IoStatus.FAILED;
      }
      direction = wanted;
    }
    return write(pwm, Math.abs(duty));
  }

  /** All three off, each tried whatever the others do: the motor coasts. */
  IoStatus off() {
    boolean pwmOff = write(pwm, 0) == IoStatus.OK;
    boolean in1Off = write(in1, 0) == IoStatus.OK;
    boolean in2Off = write(in2, 0) == IoStatus.OK;
    return pwmOff && in1Off && in2Off ? IoStatus.OK : IoStatus.FAILED;
  }

  /** Forgets the direction, because {@link #off} took it from the lines. */
  void reset() {
    direction = 0;
  }

  /** Level bytes are constants, because two threads may write at once. */
  private static IoStatus write(Port port, int value) {
    return port.exchange(LEVELS[value], 1, NOTHING, 0);
  }
}
