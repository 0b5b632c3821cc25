package org.nemadrive.controller.hardware.gopigo3;

import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.BOTH;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.FLOAT;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.LEFT;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.RIGHT;

import java.nio.charset.StandardCharsets;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A GoPiGo3. The board has no watchdog: it drives its last command for ever, unless GPIO23 falls.
 * So that line is the dead-man's enable: low before anything is said, low on every way out.
 *
 * <p>Commands sent while the line is low are stored and come alive when it rises, and limits are
 * forgotten by a low phase; so FLOAT and limits go out before it rises, and again afterwards.
 */
public final class GoPiGo3Board implements Board {
  /** Two rounds of the firmware's motor loop, within which the order of commands is lost. */
  private static final long TWO_LOOPS_NS = 25_000_000;

  private static final int FIRMWARE_MAJOR_MINOR = 1000;
  private static final int LOW_VOLTAGE_FLAG = 0x01;
  private static final int KNOWN_FLAGS = 0x03;
  private static final byte[] LOW = {0};
  private static final byte[] HIGH = {1};

  private final GoPiGo3Link link;
  private final GoPiGo3Link stopLink;
  private final Port enable;
  private final Port shutdownRequest;
  private final Clock clock;
  private final int speedLimit;
  private final int powerLimit;
  private final byte[] level = new byte[1];

  private boolean driving;
  private long drivingSinceNs;
  private long lastReadNs;

  /**
   * A board whose ports are open already.
   *
   * @param spi the SPI port, chip select 1
   * @param enable GPIO23, low now
   * @param shutdownRequest GPIO22, high when the power button was pressed
   * @param powerLimit largest motor power, per cent, 0 for no limit
   * @param speedLimit largest speed, encoder counts per second, 0 for no limit
   */
  public GoPiGo3Board(
      Port spi, Port enable, Port shutdownRequest, Clock clock, int powerLimit, int speedLimit) {
    this.link = new GoPiGo3Link(spi);
    this.stopLink = new GoPiGo3Link(spi);
    this.enable = enable;
    this.shutdownRequest = shutdownRequest;
    this.clock = clock;
    this.powerLimit = powerLimit;
    this.speedLimit = speedLimit;
  }

  @Override
  public void start() throws BoardException {
    driving = false;
    checkLine(enable.exchange(LOW, 1, level, 0));
    requireText(GoPiGo3Message.GET_MANUFACTURER, "Dexter Industries", "Modular Robotics");
    requireText(GoPiGo3Message.GET_NAME, "GoPiGo3", "GoPiGo3");
    requireFirmware();
    floatAndLimit();
    clock.pause(TWO_LOOPS_NS);
    checkLine(enable.exchange(HIGH, 1, level, 0));
    clock.pause(TWO_LOOPS_NS);
    floatAndLimit();
    clock.pause(TWO_LOOPS_NS);
    requireFloating(GoPiGo3Message.GET_MOTOR_STATUS_LEFT, "left");
    requireFloating(GoPiGo3Message.GET_MOTOR_STATUS_RIGHT, "right");
  }

  @Override
  public StopReason read(long nowNs, BoardReadings in) {
    lastReadNs = nowNs;
    StopReason fault = readWheel(GoPiGo3Message.GET_MOTOR_STATUS_LEFT);
    in.leftCounts = Bytes.signedInt(link.reply(), GoPiGo3Link.DATA + 2);
    if (fault != StopReason.NONE) {
      return fault;
    }
    fault = readWheel(GoPiGo3Message.GET_MOTOR_STATUS_RIGHT);
    in.rightCounts = Bytes.signedInt(link.reply(), GoPiGo3Link.DATA + 2);
    if (fault != StopReason.NONE) {
      return fault;
    }
    fault = link.ask(GoPiGo3Message.GET_VOLTAGE_BATTERY, GoPiGo3Message.VOLTAGE_LENGTH);
    in.batteryMv = Bytes.unsignedShort(link.reply(), GoPiGo3Link.DATA);
    if (fault != StopReason.NONE) {
      return fault;
    }
    if (shutdownRequest.exchange(LOW, 0, level, 1) != IoStatus.OK) {
      return StopReason.BUS_FAILED;
    }
    return level[0] == 0 ? StopReason.NONE : StopReason.BOARD_ASKS_SHUTDOWN;
  }

  private StopReason readWheel(int type) {
    StopReason fault = link.ask(type, GoPiGo3Message.STATUS_LENGTH);
    if (fault != StopReason.NONE) {
      return fault;
    }
    int flags = link.reply()[GoPiGo3Link.DATA];
    int power = link.reply()[GoPiGo3Link.DATA + 1];
    if ((flags & LOW_VOLTAGE_FLAG) != 0 && (flags & ~KNOWN_FLAGS) == 0) {
      return StopReason.LOW_VOLTAGE_FLOAT;
    }
    if ((flags & ~KNOWN_FLAGS) != 0 || power > 100 || power < -100 && power != FLOAT) {
      return StopReason.REPLY_CORRUPTED;
    }
    // In speed mode the byte is the controller's output, never FLOAT: the board lost its mode.
    boolean settled = driving && lastReadNs - drivingSinceNs > TWO_LOOPS_NS;
    return settled && power == FLOAT ? StopReason.BOARD_RESET : StopReason.NONE;
  }

  @Override
  public StopReason drive(int left, int right) {
    if (!driving) {
      driving = true;
      drivingSinceNs = lastReadNs;
    }
    if (left == right) {
      return confirmed(link.sendShort(GoPiGo3Message.SET_MOTOR_DPS, BOTH, left));
    }
    StopReason fault = confirmed(link.sendShort(GoPiGo3Message.SET_MOTOR_DPS, LEFT, left));
    return fault == StopReason.NONE
        ? confirmed(link.sendShort(GoPiGo3Message.SET_MOTOR_DPS, RIGHT, right))
        : fault;
  }

  private static StopReason confirmed(StopReason reply) {
    return reply == StopReason.NONE ? reply : StopReason.COMMAND_UNCONFIRMED;
  }

  @Override
  public synchronized StopReason stop() {
    IoStatus line = enable.exchange(LOW, 1, level, 0);
    StopReason both = stopLink.send(GoPiGo3Message.SET_MOTOR_PWM, BOTH, FLOAT);
    if (both != StopReason.NONE) {
      StopReason left = stopLink.send(GoPiGo3Message.SET_MOTOR_PWM, LEFT, FLOAT);
      StopReason right = stopLink.send(GoPiGo3Message.SET_MOTOR_PWM, RIGHT, FLOAT);
      both = left == StopReason.NONE ? right : left;
    }
    boolean confirmed = line == IoStatus.OK || both == StopReason.NONE;
    return confirmed ? StopReason.NONE : StopReason.COMMAND_UNCONFIRMED;
  }

  private void floatAndLimit() throws BoardException {
    require(link.send(GoPiGo3Message.SET_MOTOR_PWM, BOTH, FLOAT), "does not confirm FLOAT");
    require(link.sendLimits(BOTH, powerLimit, speedLimit), "does not confirm motor limits");
  }

  private void requireText(int type, String expected, String alternative) throws BoardException {
    require(link.ask(type, GoPiGo3Message.TEXT_LENGTH), "does not answer");
    byte[] reply = link.reply();
    String found =
        new String(
                reply,
                GoPiGo3Link.DATA,
                GoPiGo3Message.TEXT_LENGTH - GoPiGo3Link.DATA,
                StandardCharsets.US_ASCII)
            .trim();
    if (!found.equals(expected) && !found.equals(alternative)) {
      throw new BoardException(
          StopReason.REPLY_CORRUPTED,
          "the board calls itself '%s', expected '%s'; is another board on this chip select?"
              .formatted(found, expected));
    }
  }

  private void requireFirmware() throws BoardException {
    require(
        link.ask(GoPiGo3Message.GET_FIRMWARE_VERSION, GoPiGo3Message.VERSION_LENGTH),
        "does not tell its firmware");
    int version = Bytes.signedInt(link.reply(), GoPiGo3Link.DATA);
    if (version / 1000 != FIRMWARE_MAJOR_MINOR) {
      throw new BoardException(
          StopReason.REPLY_CORRUPTED,
          "the board has firmware %d.%d.%d, expected 1.0.x; update it with the vendor's installer"
              .formatted(version / 1_000_000, version / 1000 % 1000, version % 1000));
    }
  }

  private void requireFloating(int type, String wheel) throws BoardException {
    StopReason fault = readWheel(type);
    require(fault, "reports " + fault + " for the " + wheel + " motor");
    int power = link.reply()[GoPiGo3Link.DATA + 1];
    if (power != FLOAT) {
      throw new BoardException(
          StopReason.COMMAND_UNCONFIRMED,
          "the %s motor has power %d after FLOAT; expected -128".formatted(wheel, power));
    }
  }

  private void checkLine(IoStatus status) throws BoardException {
    if (status != IoStatus.OK) {
      throw new BoardException(
          StopReason.BUS_FAILED, "the enable line GPIO23 cannot be driven; who else holds it?");
    }
  }

  private static void require(StopReason fault, String what) throws BoardException {
    if (fault != StopReason.NONE) {
      throw new BoardException(fault, "the GoPiGo3 " + what + " (" + fault.advice() + ")");
    }
  }
}
