package org.nemadrive.controller.hardware.sensor;

import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;

/**
 * An I2C device made of registers. A failed exchange is remembered until asked for, so a long
 * sequence is checked once at its end.
 */
final class RegisterDevice {
  private final Port i2c;
  private final byte[] out = new byte[8];
  private final byte[] in = new byte[16];
  private boolean failed;

  RegisterDevice(Port i2c) {
    this.i2c = i2c;
  }

  void write(int register, int value) {
    out[0] = (byte) register;
    out[1] = (byte) value;
    note(i2c.exchange(out, 2, in, 0));
  }

  void writeShort(int register, int value) {
    out[0] = (byte) register;
    Bytes.putShort(out, 1, value);
    note(i2c.exchange(out, 3, in, 0));
  }

  int read(int register) {
    readBlock(register, 1);
    return Bytes.unsignedByte(in, 0);
  }

  int readShort(int register) {
    readBlock(register, 2);
    return Bytes.unsignedShort(in, 0);
  }

  /** Up to 16 bytes; valid until the next call. */
  byte[] readBlock(int register, int length) {
    out[0] = (byte) register;
    note(i2c.exchange(out, 1, in, length));
    return in;
  }

  /** Whether any exchange failed since the last call. */
  boolean takeFailure() {
    boolean was = failed;
    failed = false;
    return was;
  }

  private void note(IoStatus status) {
    failed |= status != IoStatus.OK;
  }
}
