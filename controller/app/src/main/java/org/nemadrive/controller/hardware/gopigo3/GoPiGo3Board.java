package org.nemadrive.controller.hardware.gopigo3;

import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.BOTH;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.FLOAT;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.LEFT;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.RIGHT;
import static org.nemadrive.controller.hardware.gopigo3.GoPiGo3Message.STATUS_LENGTH;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardIdentity;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A GoPiGo3. The board has no watchdog: it drives its last command for ever, unless GPIO23 falls.
 * So that line is the dead-man's enable: low before anything is said, low on every way out but one.
 *
 * <p>Commands sent while the line is low are stored and come alive when it rises, and limits are
 * forgotten by a low phase; so FLOAT and limits go out before it rises, and again afterwards.
 *
 * <p>The one way: once the power button was pressed (GPIO22 is high), the board itself floats the
 * motors and waits for the line to fall, and two seconds after that it cuts the supply of the Pi.
 * From then on the line is never lowered, also not at the end.
 */
public final class GoPiGo3Board implements Board {
  /** Two rounds of the firmware's motor loop, within which the order of commands is lost. */
  private static final long TWO_LOOPS_NS = 25_000_000;

  private static final int FIRMWARE_MAJOR_MINOR = 1000;
  private static final int LOW_VOLTAGE_FLAG = 0x01;
  private static final int KNOWN_FLAGS = 0x03;

  /** Lost in the protection diode between the battery's terminals and where the board measures. */
  private static final int DIODE_MV = 650;

  private static final byte[] LOW = {0};
  private static final byte[] HIGH = {1};
  private static final byte[] HIGH_FOR_GOOD = {PortRequest.Output.HIGH_FOR_GOOD};

  private final GoPiGo3Link link;
  private final GoPiGo3Link stopLink;
  private final Port enable;
  private final Port shutdownRequest;
  private final Clock clock;
  private final int speedLimit;
  private final int powerLimit;
  private final byte[] level = new byte[1];
  private final byte[] stopLevel = new byte[1];

  /** Whether a speed was commanded since the last stop, which may come from the watchdog. */
  private volatile boolean driving;

  private long drivingSinceNs;
  private long lastReadNs;

  /**
   * A board whose ports are open already.
   *
   * @param spi the SPI port, chip select 1
   * @param enable GPIO23, low now unless the power button was pressed
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
    // Lowering the line after a press of the button would cut the supply of a running Pi.
    require(lookAtButton(level), "does not start");
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
    // The button before the flags: after a press they say low voltage.
    StopReason button = lookAtButton(level);
    if (button != StopReason.NONE) {
      return button;
    }
    StopReason fault = link.ask(GoPiGo3Message.GET_MOTOR_STATUS_LEFT, STATUS_LENGTH);
    if (fault != StopReason.NONE) {
      return fault;
    }
    StopReason left = judgeWheel();
    int leftCounts = Bytes.signedInt(link.reply(), GoPiGo3Link.DATA + 2);
    fault = link.ask(GoPiGo3Message.GET_MOTOR_STATUS_RIGHT, STATUS_LENGTH);
    if (fault != StopReason.NONE) {
      return fault;
    }
    StopReason right = judgeWheel();
    // Both wheels at once: a motor that floats has turned all the same.
    in.leftCounts = leftCounts;
    in.rightCounts = Bytes.signedInt(link.reply(), GoPiGo3Link.DATA + 2);
    fault = link.ask(GoPiGo3Message.GET_VOLTAGE_BATTERY, GoPiGo3Message.VOLTAGE_LENGTH);
    if (fault != StopReason.NONE) {
      return fault;
    }
    in.batteryMv = Bytes.unsignedShort(link.reply(), GoPiGo3Link.DATA) + DIODE_MV;
    return left == StopReason.NONE ? right : left;
  }

  private StopReason lookAtButton(byte[] in) {
    if (shutdownRequest.exchange(LOW, 0, in, 1) != IoStatus.OK) {
      return StopReason.BUS_FAILED;
    }
    return in[0] == 0 ? StopReason.NONE : StopReason.BOARD_ASKS_SHUTDOWN;
  }

  private StopReason judgeWheel() {
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
    boolean pressed = lookAtButton(stopLevel) == StopReason.BOARD_ASKS_SHUTDOWN;
    byte[] wanted = pressed ? HIGH_FOR_GOOD : LOW;
    // After a press the board has floated its motors by itself; the line only says so.
    IoStatus line = enable.exchange(wanted, 1, stopLevel, 0);
    StopReason floated = floatBoth();
    boolean confirmed = line == IoStatus.OK || floated == StopReason.NONE;
    return confirmed ? StopReason.NONE : StopReason.COMMAND_UNCONFIRMED;
  }

  /**
   * FLOAT, confirmed by both motors' status, with the line high: a press of the power button is
   * then ours to obey, while a low line would make it cut the supply of a running Pi within 2
   * seconds.
   */
  @Override
  public synchronized StopReason rest() {
    boolean floats =
        floatBoth() == StopReason.NONE
            && floats(GoPiGo3Message.GET_MOTOR_STATUS_LEFT)
            && floats(GoPiGo3Message.GET_MOTOR_STATUS_RIGHT);
    if (floats && enable.exchange(HIGH, 1, stopLevel, 0) == IoStatus.OK) {
      return StopReason.NONE;
    }
    return stop();
  }

  private boolean floats(int type) {
    return stopLink.ask(type, STATUS_LENGTH) == StopReason.NONE
        && stopLink.reply()[GoPiGo3Link.DATA + 1] == FLOAT;
  }

  /** FLOAT by the bus alone; each wheel is tried though the other fails. */
  private StopReason floatBoth() {
    driving = false;
    StopReason both = stopLink.send(GoPiGo3Message.SET_MOTOR_PWM, BOTH, FLOAT);
    if (both == StopReason.NONE) {
      return both;
    }
    StopReason left = stopLink.send(GoPiGo3Message.SET_MOTOR_PWM, LEFT, FLOAT);
    StopReason right = stopLink.send(GoPiGo3Message.SET_MOTOR_PWM, RIGHT, FLOAT);
    return left == StopReason.NONE ? right : left;
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
    int version = version(GoPiGo3Message.GET_FIRMWARE_VERSION);
    if (version / 1000 != FIRMWARE_MAJOR_MINOR) {
      throw new BoardException(
          StopReason.REPLY_CORRUPTED,
          "the board has firmware %s, expected 1.0.x; update it with the vendor's installer"
              .formatted(versionText(version)));
    }
  }

  private void requireFloating(int type, String wheel) throws BoardException {
    require(link.ask(type, STATUS_LENGTH), "does not tell its " + wheel + " motor's state");
    StopReason fault = judgeWheel();
    require(fault, "reports " + fault + " for the " + wheel + " motor");
    int power = link.reply()[GoPiGo3Link.DATA + 1];
    if (power != FLOAT) {
      throw new BoardException(
          StopReason.COMMAND_UNCONFIRMED,
          "the %s motor has power %d after FLOAT; expected -128".formatted(wheel, power));
    }
  }

  @Override
  public Optional<BoardIdentity> identity() throws BoardException {
    int hardware = version(GoPiGo3Message.GET_HARDWARE_VERSION);
    int firmware = version(GoPiGo3Message.GET_FIRMWARE_VERSION);
    require(link.ask(GoPiGo3Message.GET_VOLTAGE_5V, GoPiGo3Message.VOLTAGE_LENGTH), "is silent");
    int railMv = Bytes.unsignedShort(link.reply(), GoPiGo3Link.DATA);
    require(link.ask(GoPiGo3Message.GET_ID, GoPiGo3Message.ID_LENGTH), "does not tell its serial");
    String serial =
        HexFormat.of()
            .withUpperCase()
            .formatHex(link.reply(), GoPiGo3Link.DATA, GoPiGo3Message.ID_LENGTH);
    // The vendor shows the hardware's first number only.
    return Optional.of(
        new BoardIdentity(serial, hardware / 1_000_000 + ".x.x", versionText(firmware), railMv));
  }

  private int version(int type) throws BoardException {
    require(link.ask(type, GoPiGo3Message.VERSION_LENGTH), "does not tell its version");
    return Bytes.signedInt(link.reply(), GoPiGo3Link.DATA);
  }

  private static String versionText(int version) {
    return "%d.%d.%d".formatted(version / 1_000_000, version / 1000 % 1000, version % 1000);
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
