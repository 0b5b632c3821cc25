package org.nemadrive.controller.hardware.gopigo2;

import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;

/**
 * One conversation with a GoPiGo 1 or 2: commands of exactly four bytes, replies read one byte at a
 * time, a pause after each, because the firmware has one command buffer and a slow processor. Each
 * thread that talks to the board has a link of its own.
 */
public final class GoPiGo2Link {
  /** Result of a read that failed; real results are never negative. */
  static final int FAILED = -1;

  private static final long PAUSE_NS = 5_000_000;

  private final Port i2c;
  private final Clock clock;
  private final byte[] out = new byte[4];
  private final byte[] in = new byte[1];

  /** A link over an I2C port. */
  public GoPiGo2Link(Port i2c, Clock clock) {
    this.i2c = i2c;
    this.clock = clock;
  }

  /** Sends a command; unused parameters are 0. */
  IoStatus send(int command, int p1, int p2, int p3) {
    out[0] = (byte) command;
    out[1] = (byte) p1;
    out[2] = (byte) p2;
    out[3] = (byte) p3;
    IoStatus status = i2c.exchange(out, out.length, in, 0);
    clock.pause(PAUSE_NS);
    return status;
  }

  /** Reads one byte: the next byte of a reply, or the status if no reply waits. */
  int readByte() {
    IoStatus status = i2c.exchange(out, 0, in, 1);
    clock.pause(PAUSE_NS);
    return status == IoStatus.OK ? in[0] & 0xFF : FAILED;
  }

  /**
   * Sends a command and reads its two-byte reply.
   *
   * @param waitNs how long the firmware may take before the reply is there
   */
  int ask(int command, int p1, long waitNs) {
    if (send(command, p1, 0, 0) != IoStatus.OK) {
      return FAILED;
    }
    clock.pause(waitNs);
    int high = readByte();
    int low = readByte();
    return high == FAILED || low == FAILED ? FAILED : high << 8 | low;
  }
}
