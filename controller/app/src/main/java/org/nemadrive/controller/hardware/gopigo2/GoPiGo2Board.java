package org.nemadrive.controller.hardware.gopigo2;

import java.util.Optional;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardIdentity;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A GoPiGo 1 or 2, firmware 1.3 to 1.6. Its communication timeout is the dead-man's switch: armed
 * at start, fed by our writes, and armed again when it is found disarmed, because the firmware
 * reads its own time stamp without a lock and lets it fire about once in a thousand writes. Its
 * encoders count up whatever the direction; which it was, whoever sent the commands can tell.
 *
 * <p>Speeds and direction go out as commands that are obeyed once or have no arguments: those that
 * carry both (111 and 112) are obeyed again and again, and now and then with the arguments of the
 * command that follows. While the firmware waits for an ultrasonic echo it is deaf, for up to 1.9
 * seconds, and what it acknowledged meanwhile is lost; so a stop is confirmed only by an answer to
 * a query that was sent after it.
 */
public final class GoPiGo2Board implements Board {
  /** Longest wait for an echo that was measured is 1.85 s, under traffic. */
  private static final long DEAF_NS = 1_900_000_000;

  private static final String DEAF_MESSAGE =
      "the GoPiGo on this I2C bus acknowledges, but obeys nothing: it waits for the echo of an"
          + " ultrasonic sensor. Check that sensor, or better put a range finder on the Pi";

  private static final int STOP = 120;
  private static final int ARM_TIMEOUT = 80;
  private static final int BATTERY = 118;
  private static final int ENCODER = 53;
  private static final int SPEED_RIGHT = 71;
  private static final int SPEED_LEFT = 70;
  private static final int FORWARD = 105;
  private static final int BACKWARD = 107;
  private static final int ROTATE_LEFT = 98;
  private static final int ROTATE_RIGHT = 110;
  private static final int READ_SPEEDS = 114;

  private static final int ENCODER_RIGHT = 0;
  private static final int ENCODER_LEFT = 1;
  private static final int OLDEST_FIRMWARE = 13;
  private static final int NEWEST_FIRMWARE = 16;

  /** Older firmware does not know the command. */
  private static final int FIRMWARE_WITH_SPEEDS = 15;

  /** Losing all of them by the measured races takes years of driving. */
  private static final int ATTEMPTS = 3;

  private final GoPiGo2Link link;
  private final GoPiGo2Link stopLink;
  private final Clock clock;
  private final int timeoutMs;

  private volatile int stops;
  private int firmware;
  private boolean counted;
  private int lastLeftCount;
  private int lastRightCount;
  private int leftTotal;
  private int rightTotal;
  private long fedNs;
  private int stopsBeforeDrive;
  private int leftCommand;
  private int rightCommand;

  /**
   * A board whose port is open already.
   *
   * @param link the conversation with it, the control thread's
   * @param timeoutMs communication timeout, milliseconds, up to 32767
   */
  public GoPiGo2Board(GoPiGo2Link link, Clock clock, int timeoutMs) {
    this.link = link;
    this.stopLink = link.another();
    this.clock = clock;
    this.timeoutMs = timeoutMs;
  }

  @Override
  public void start() throws BoardException {
    counted = false;
    require(link.send(STOP, 0, 0, 0) == IoStatus.OK, StopReason.BUS_FAILED, "acknowledge a stop");
    // A reply that was not read to its end would be taken for the next one.
    require(link.resync(), StopReason.REPLY_CORRUPTED, "tell its status");
    firmware = link.askVersion();
    if (firmware == GoPiGo2Link.DEAF) {
      throw new BoardException(StopReason.BOARD_SILENT, DEAF_MESSAGE);
    }
    require(
        isSupported(firmware),
        StopReason.REPLY_CORRUPTED,
        "have firmware 1.3 to 1.6 (it answers %d tenths)".formatted(firmware));
    require(arm(), StopReason.BOARD_TIMEOUT_FIRED, "arm its communication timeout");
  }

  @Override
  public Optional<BoardIdentity> identity() throws BoardException {
    int version = link.askVersion();
    if (version < 0) {
      throw new BoardException(faultOf(version), "the GoPiGo does not tell its firmware");
    }
    return Optional.of(new BoardIdentity("", "", version / 10 + "." + version % 10, 0));
  }

  private static boolean isSupported(int version) {
    return version >= OLDEST_FIRMWARE && version <= NEWEST_FIRMWARE;
  }

  private boolean arm() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      link.send(ARM_TIMEOUT, timeoutMs >> 8, timeoutMs & 0xFF, 0);
      if (link.resync() && link.isArmed()) {
        fedNs = clock.nowNs();
        return true;
      }
    }
    return false;
  }

  @Override
  public StopReason read(long nowNs, BoardReadings in) {
    boolean fed = clock.nowNs() - fedNs < timeoutMs * 1_000_000L;
    int right = link.ask(ENCODER, ENCODER_RIGHT, GoPiGo2Link.ANSWER_NS);
    if (right >= 0 && !link.isArmed() && !fed) {
      return StopReason.BOARD_TIMEOUT_FIRED;
    }
    int left = right < 0 ? right : link.ask(ENCODER, ENCODER_LEFT, GoPiGo2Link.ANSWER_NS);
    if (left < 0) {
      return faultOf(left);
    }
    if (!link.isArmed() && !arm()) {
      return StopReason.BOARD_TIMEOUT_FIRED;
    }
    return count(left, right, in);
  }

  /**
   * The answer takes 28 ms, by which the wheels would be told later. If the timeout fired by itself
   * meanwhile, they are told again at once: a whole tick at rest would be ten units of the path.
   */
  @Override
  public StopReason readLate(BoardReadings in) {
    int battery = link.ask(BATTERY, 0, GoPiGo2Link.ANSWER_NS);
    if (battery < 0) {
      return faultOf(battery);
    }
    if (battery > 1023) {
      return StopReason.REPLY_CORRUPTED;
    }
    in.batteryMv = battery * 12_500 / 1024;
    if (link.isArmed() || stops != stopsBeforeDrive) {
      return StopReason.NONE;
    }
    return arm() ? driveAgain() : StopReason.BOARD_TIMEOUT_FIRED;
  }

  private static StopReason faultOf(int reply) {
    return switch (reply) {
      case GoPiGo2Link.FAILED -> StopReason.BUS_FAILED;
      case GoPiGo2Link.DEAF -> StopReason.BOARD_SILENT;
      default -> StopReason.REPLY_CORRUPTED;
    };
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
    stopsBeforeDrive = stops;
    leftCommand = left;
    rightCommand = right;
    return driveAgain();
  }

  private StopReason driveAgain() {
    StopReason fault = StopReason.COMMAND_UNCONFIRMED;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      fault = driveOnce();
      if (fault != StopReason.COMMAND_UNCONFIRMED || stops != stopsBeforeDrive) {
        return fault;
      }
      if (!link.isArmed() && !arm()) {
        return StopReason.BOARD_TIMEOUT_FIRED;
      }
    }
    return fault;
  }

  private StopReason driveOnce() {
    int left = leftCommand;
    int right = rightCommand;
    boolean sent =
        link.send(SPEED_RIGHT, Math.abs(right), 0, 0) == IoStatus.OK
            && link.send(SPEED_LEFT, Math.abs(left), 0, 0) == IoStatus.OK;
    // Somebody stopped the wheels meanwhile: without a direction they stand.
    if (sent && stops == stopsBeforeDrive) {
      sent = link.send(direction(left, right), 0, 0, 0) == IoStatus.OK;
    }
    if (!sent) {
      return StopReason.BUS_FAILED;
    }
    boolean tellsSpeeds = firmware >= FIRMWARE_WITH_SPEEDS;
    int expected = tellsSpeeds ? Math.abs(right) << 8 | Math.abs(left) : firmware;
    int reply = tellsSpeeds ? link.ask(READ_SPEEDS, 0, GoPiGo2Link.ANSWER_NS) : link.askVersion();
    if (reply < 0) {
      return faultOf(reply);
    }
    if (reply != expected || !link.isArmed() || stops != stopsBeforeDrive) {
      return StopReason.COMMAND_UNCONFIRMED;
    }
    fedNs = clock.nowNs();
    return StopReason.NONE;
  }

  private static int direction(int left, int right) {
    if (left < 0) {
      return right < 0 ? BACKWARD : ROTATE_LEFT;
    }
    return right < 0 ? ROTATE_RIGHT : FORWARD;
  }

  /**
   * Brakes. A firmware that waits for an echo acknowledges the stop and forgets it; it is proved to
   * be awake first, then told again, and then asked again.
   */
  @Override
  public synchronized StopReason stop() {
    stops++;
    boolean sent = stopLink.send(STOP, 0, 0, 0) == IoStatus.OK;
    if (!stopLink.takeTurn()) {
      return StopReason.COMMAND_UNCONFIRMED;
    }
    try {
      boolean stands =
          isSupported(stopLink.askVersion())
              && stopLink.send(STOP, 0, 0, 0) == IoStatus.OK
              && isSupported(stopLink.askVersion());
      return sent && stands ? StopReason.NONE : StopReason.COMMAND_UNCONFIRMED;
    } finally {
      stopLink.giveTurnBack();
    }
  }

  @Override
  public long deafNs() {
    return DEAF_NS;
  }

  private static void require(boolean ok, StopReason reason, String what) throws BoardException {
    if (!ok) {
      throw new BoardException(
          reason,
          "the GoPiGo on this I2C bus does not %s; the board stretches the clock, so use a software"
                  .formatted(what)
              + " bus, dtoverlay=i2c-gpio,bus=3,i2c_gpio_sda=2,i2c_gpio_scl=3 with"
              + " dtparam=i2c_arm=off, or a slow clock, dtparam=i2c_arm_baudrate=10000");
    }
  }
}
