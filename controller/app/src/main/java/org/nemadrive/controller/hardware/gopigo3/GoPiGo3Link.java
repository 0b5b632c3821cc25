package org.nemadrive.controller.hardware.gopigo3;

import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.simulator.mode.StopReason;

/**
 * One conversation with a GoPiGo3: messages out, replies checked. A reply is good when its byte 3
 * is 0xA5; firmware 1.0.0 answers so to every message, writes included. Each thread that talks to
 * the board has a link of its own, because a link owns its buffers; one transfer is atomic.
 */
public final class GoPiGo3Link {
  private static final int ADDRESS = 8;
  private static final int MARK_AT = 3;
  private static final byte MARK = (byte) 0xA5;

  /** First byte of a reply's data. */
  static final int DATA = 4;

  private final Port spi;
  private final byte[] out = new byte[24];
  private final byte[] in = new byte[24];

  /** A link over an SPI port. */
  public GoPiGo3Link(Port spi) {
    this.spi = spi;
  }

  /**
   * Asks for data, trying once more if the answer is bad.
   *
   * @param type message type
   * @param length bytes of the whole message
   * @return NONE when the reply can be read
   */
  StopReason ask(int type, int length) {
    clear(type, length);
    return exchangeTwice(length);
  }

  /** Sends a message with one payload byte after the mask, 4 bytes in all. */
  StopReason send(int type, int mask, int value) {
    clear(type, 4);
    out[2] = (byte) mask;
    out[3] = (byte) value;
    return exchangeTwice(4);
  }

  /** Sends a message with a 16-bit payload after the mask, 5 bytes in all. */
  StopReason sendShort(int type, int mask, int value) {
    clear(type, 5);
    out[2] = (byte) mask;
    Bytes.putShort(out, 3, value);
    return exchangeTwice(5);
  }

  /** Sends motor limits: power in per cent and speed in counts per second, 0 for none. */
  StopReason sendLimits(int mask, int power, int speed) {
    clear(GoPiGo3Message.SET_MOTOR_LIMITS, 6);
    out[2] = (byte) mask;
    out[3] = (byte) power;
    Bytes.putShort(out, 4, speed);
    return exchangeTwice(6);
  }

  /** Lights LEDs: red, green and blue, 0 to 255 each. */
  StopReason sendLed(int mask, int rgb) {
    clear(GoPiGo3Message.SET_LED, 6);
    out[2] = (byte) mask;
    out[3] = (byte) (rgb >> 16);
    out[4] = (byte) (rgb >> 8);
    out[5] = (byte) rgb;
    return exchange(6);
  }

  /** The reply to the last message; valid until the next one. */
  byte[] reply() {
    return in;
  }

  private void clear(int type, int length) {
    java.util.Arrays.fill(out, 0, length, (byte) 0);
    out[0] = ADDRESS;
    out[1] = (byte) type;
  }

  private StopReason exchangeTwice(int length) {
    StopReason first = exchange(length);
    return first == StopReason.NONE ? first : exchange(length);
  }

  private StopReason exchange(int length) {
    if (spi.exchange(out, length, in, length) != IoStatus.OK) {
      return StopReason.BUS_FAILED;
    }
    if (in[MARK_AT] == MARK) {
      return StopReason.NONE;
    }
    boolean quiet = in[MARK_AT] == 0 || in[MARK_AT] == (byte) 0xFF;
    return quiet ? StopReason.BOARD_SILENT : StopReason.REPLY_CORRUPTED;
  }
}
