package org.nemadrive.controller.hardware.gopigo2;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A GoPiGo 1 or 2. Its communication timeout is the dead-man's switch: armed at start, fed by our
 * writes, looked at in every tick, because it disarms itself when it fires. Its encoders count up
 * whatever the direction; which it was, the commands in force tell whoever sent them.
 */
public final class GoPiGo2Board implements Board {
  private static final int STOP = 120;
  private static final int ARM_TIMEOUT = 80;
  private static final int FIRMWARE_VERSION = 20;
  private static final int BATTERY = 118;
  private static final int ENCODER = 53;
  private static final int MOTOR_RIGHT = 111;
  private static final int MOTOR_LEFT = 112;
  private static final int READ_SPEEDS = 114;

  private static final int ENCODER_RIGHT = 0;
  private static final int ENCODER_LEFT = 1;
  private static final int TIMEOUT_ARMED = 0x02;
  private static final int STATUS_BITS = 0x03;
  private static final int OLDEST_FIRMWARE = 13;
  private static final int NEWEST_FIRMWARE = 16;

  private static final long ENCODER_WAIT_NS = 80_000_000;
  private static final long SLOW_WAIT_NS = 100_000_000;
  private static final long SPEEDS_WAIT_NS = 5_000_000;

  private final GoPiGo2Link link;
  private final GoPiGo2Link stopLink;
  private final Clock clock;
  private final int timeoutMs;

  private boolean counted;
  private int lastLeftCount;
  private int lastRightCount;
  private int leftTotal;
  private int rightTotal;

  /**
   * A board whose port is open already.
   *
   * @param timeoutMs communication timeout, milliseconds, up to 32767
   */
  public GoPiGo2Board(Port i2c, Clock clock, int timeoutMs) {
    this.link = new GoPiGo2Link(i2c, clock);
    this.stopLink = new GoPiGo2Link(i2c, clock);
    this.clock = clock;
    this.timeoutMs = timeoutMs;
  }

  @Override
  public void start() throws BoardException {
    counted = false;
    require(link.send(STOP, 0, 0, 0) == IoStatus.OK, StopReason.BUS_FAILED, "acknowledge a stop");
    dropOldReplies();
    int version = askFirmware();
    require(
        version >= OLDEST_FIRMWARE && version <= NEWEST_FIRMWARE,
        StopReason.REPLY_CORRUPTED,
        "have firmware 1.3 to 1.6 (it answers %d tenths)".formatted(version));
    require(
        link.send(ARM_TIMEOUT, timeoutMs >> 8, timeoutMs & 0xFF, 0) == IoStatus.OK,
        StopReason.BUS_FAILED,
        "take its communication timeout");
    int status = link.readByte();
    require(
        status >= 0 && (status & TIMEOUT_ARMED) != 0,
        StopReason.BOARD_TIMEOUT_FIRED,
        "arm its communication timeout");
  }

  /** A reply that was not read to its end would be taken for the next one. */
  private void dropOldReplies() {
    for (int i = 0; i < 3; i++) {
      link.readByte();
    }
  }

  private int askFirmware() {
    link.send(FIRMWARE_VERSION, 0, 0, 0);
    clock.pause(SLOW_WAIT_NS);
    int version = link.readByte();
    link.readByte();
    return version;
  }

  @Override
  public StopReason read(long nowNs, BoardReadings in) {
    int status = link.readByte();
    if (status == GoPiGo2Link.FAILED) {
      return StopReason.BUS_FAILED;
    }
    if ((status & ~STATUS_BITS) != 0) {
      dropOldReplies();
      return StopReason.REPLY_CORRUPTED;
    }
    if ((status & TIMEOUT_ARMED) == 0) {
      return StopReason.BOARD_TIMEOUT_FIRED;
    }
    int right = link.ask(ENCODER, ENCODER_RIGHT, ENCODER_WAIT_NS);
    int left = link.ask(ENCODER, ENCODER_LEFT, ENCODER_WAIT_NS);
    int battery = link.ask(BATTERY, 0, SLOW_WAIT_NS);
    if (right == GoPiGo2Link.FAILED
        || left == GoPiGo2Link.FAILED
        || battery == GoPiGo2Link.FAILED) {
      return StopReason.BUS_FAILED;
    }
    if (battery > 1023) {
      return StopReason.REPLY_CORRUPTED;
    }
    in.batteryMv = battery * 12_500 / 1024;
    return count(left, right, in);
  }

  private StopReason count(int left, int right, BoardReadings in) {
    if (counted) {
      int leftStep = left - lastLeftCount & 0xFFFF;
      int rightStep = right - lastRightCount & 0xFFFF;
      if (leftStep > 0x7FFF || rightStep > 0x7FFF) {
        return StopReason.BOARD_RESET;
      }
      leftTotal += leftStep;
      rightTotal += rightStep;
    }
    counted = true;
    lastLeftCount = left;
    lastRightCount = right;
    in.leftCounts = leftTotal;
    in.rightCounts = rightTotal;
    return StopReason.NONE;
  }

  @Override
  public StopReason drive(int left, int right) {
    boolean sent =
        link.send(MOTOR_RIGHT, right < 0 ? 0 : 1, Math.abs(right), 0) == IoStatus.OK
            && link.send(MOTOR_LEFT, left < 0 ? 0 : 1, Math.abs(left), 0) == IoStatus.OK;
    if (!sent) {
      return StopReason.BUS_FAILED;
    }
    int speeds = link.ask(READ_SPEEDS, 0, SPEEDS_WAIT_NS);
    int expected = Math.abs(right) << 8 | Math.abs(left);
    return speeds == expected ? StopReason.NONE : StopReason.COMMAND_UNCONFIRMED;
  }

  @Override
  public synchronized StopReason stop() {
    for (int attempt = 0; attempt < 2; attempt++) {
      if (stopLink.send(STOP, 0, 0, 0) == IoStatus.OK) {
        return StopReason.NONE;
      }
    }
    return StopReason.COMMAND_UNCONFIRMED;
  }

  private static void require(boolean ok, StopReason reason, String what) throws BoardException {
    if (!ok) {
      throw new BoardException(
          reason,
          "the GoPiGo on this I2C bus does not %s; on a Pi's hardware bus use a slow clock or"
                  .formatted(what)
              + " dtoverlay=i2c-gpio, because the board stretches the clock");
    }
  }
}
