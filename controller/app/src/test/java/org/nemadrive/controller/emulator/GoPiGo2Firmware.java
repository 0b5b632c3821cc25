package org.nemadrive.controller.emulator;

import com.pi4j.exception.Pi4JException;
import java.util.Random;
import java.util.SplittableRandom;
import org.nemadrive.simulator.body.WheelScale;

/**
 * A GoPiGo 1 or 2 as its firmware 1.3 to 1.6 was seen to behave when it was executed: four-byte
 * commands into one buffer, replies of separate bytes whose index survives everything, a status
 * byte when nothing waits, a communication timeout fed by writes only that disarms itself, encoders
 * that count up only, and a stop that brakes. Motor 1 is the right wheel.
 *
 * <p>With inertia come its weaknesses, drawn from the realism's seed at the rates that were
 * measured: a command that is obeyed again and again takes the next command's arguments, the
 * timeout fires while it is fed; and a missing echo blocks all of it, at any realism.
 */
public final class GoPiGo2Firmware implements EmulatedI2c {
  private static final long LOOP_NS = 3_000_000;

  private static final int MOTOR_RIGHT = 111;
  private static final int MOTOR_LEFT = 112;

  /** Measured: 15 to 24 of 3,000 ticks in which 112 was followed by 114. */
  private static final double REPEATED_RACE = 19.5 / 3000;

  /** Measured: 0 to 1 of 3,000 ticks in which speeds are set by commands that are obeyed once. */
  private static final double ONCE_RACE = 0.5 / 3000;

  /** Measured: about one in a thousand writes. */
  private static final double TORN_TIMEOUT = 1.0 / 1000;

  private static final long BLOCKED_NS = 1_500_000_000;
  private static final long BLOCKED_BY_TRAFFIC_NS = 1_850_000_000;
  private static final long STRETCH_NS = 150_000;
  private static final long NOTHING_ECHO_NS = 38_000_000;

  /** What the true distance is told as: millimetres, and the centimetres that were recorded. */
  private static final double[] TRUE_MM = {0, 100, 400, 500, 1000, 3000};

  private static final double[] TOLD_CM = {0, 12, 51, 65, 130, 393};
  private static final double FARTHEST_MM = 4000;
  private static final int NOTHING_LEAST_CM = 655;
  private static final int NOTHING_MOST_CM = 855;

  private final ManualClock clock;
  private final Floor floor;
  private final Faults faults;
  private final WheelScale scale;
  private final boolean inert;
  private final Random junk = new Random(11);
  private final SplittableRandom random;

  private final int[] buffer = new int[5];
  private int index;
  private final int[] payload = new int[2];
  private int replyAt;
  private boolean replyWaits;
  private int leftSpeed = 200;
  private int rightSpeed = 200;
  private int leftDirection;
  private int rightDirection;
  private boolean braked;
  private long leftUp;
  private long rightUp;
  private long leftSeen;
  private long rightSeen;
  private long timeoutMs;
  private boolean armed;
  private long fedNs;
  private int targets;
  private int target;
  private boolean targeting;
  private int trim = 100;
  private int storedTrim = -1;
  private int version = 16;
  private int busHz = 100_000;
  private int batteryRaw = 960;
  private boolean echoless;
  private boolean racing = true;
  private long resettingUntilNs;
  private long blockedUntilNs;
  private long blockedAtMostUntilNs;
  private boolean erasing;
  private int pendingCm;
  private int frozenCm = -1;
  private int forcedUltrasonic = -1;
  private int encoderJump;

  GoPiGo2Firmware(
      ManualClock clock, Floor floor, Faults faults, WheelScale scale, Realism realism) {
    this.clock = clock;
    this.floor = floor;
    this.faults = faults;
    this.scale = scale;
    this.inert = realism.inert();
    this.random = new SplittableRandom(realism.seed());
    clock.every(LOOP_NS, this::loop);
    clock.follow(now -> countUp());
  }

  @Override
  public void write(byte[] bytes, int length) {
    begin(length);
    if (faults.has(Fault.NO_REPLY)) {
      return;
    }
    int before = buffer[0];
    // The index goes back when four bytes are left: of a longer write only the last four count.
    for (int i = 0; i < length; i++) {
      if (length - i == 4) {
        index = 0;
      }
      buffer[Math.min(index++, buffer.length - 1)] = bytes[i] & 0xFF;
    }
    if (length >= 4) {
      fedNs = clock.nowNs();
      raceFor(before);
    }
    if (!inert) {
      loop();
    }
  }

  /** What the main loop can make of four bytes that arrive while it reads them. */
  private void raceFor(int before) {
    if (!inert || !racing || clock.nowNs() < blockedUntilNs) {
      return;
    }
    boolean repeated = before == MOTOR_RIGHT || before == MOTOR_LEFT;
    if (random.nextDouble() < (repeated ? REPEATED_RACE : 0)) {
      motor(buffer[1], buffer[2], before == MOTOR_RIGHT);
    }
    boolean once = buffer[0] == 70 || buffer[0] == 71;
    if (random.nextDouble() < (once ? ONCE_RACE : 0)) {
      setSpeed(buffer[0] == 71, 0);
      buffer[0] = 0;
    }
    if (armed && random.nextDouble() < TORN_TIMEOUT) {
      fire();
    }
  }

  /** Its communication timeout fires, be it by itself. */
  public void fire() {
    armed = false;
    buffer[0] = 0;
    stop();
  }

  @Override
  public void read(byte[] bytes, int length) {
    begin(length);
    for (int i = 0; i < length; i++) {
      bytes[i] = faults.has(Fault.NO_REPLY) ? (byte) 0xFF : (byte) nextByte();
      if (faults.has(Fault.CORRUPTED_REPLY)) {
        bytes[i] = (byte) junk.nextInt();
      }
    }
  }

  @Override
  public void readRegister(int register, byte[] bytes, int length) {
    throw new Pi4JException("a GoPiGo knows no registers");
  }

  private void begin(int length) {
    faults.transfer();
    if (faults.has(Fault.NACK) || faults.has(Fault.STUCK_BUS)) {
      throw new Pi4JException("I2C: no acknowledge");
    }
    if (inert) {
      // Nine bits a byte, the address included, and the processor stretches the clock.
      long bytesNs = (length + 1) * (9 * 1_000_000_000L / busHz + STRETCH_NS);
      clock.advanceTo(clock.nowNs() + bytesNs);
    }
    if (clock.nowNs() < blockedUntilNs) {
      // The wait for the echo counts rounds, and every interrupt makes one longer.
      blockedUntilNs = Math.min(blockedUntilNs + (length + 1) * STRETCH_NS, blockedAtMostUntilNs);
    }
  }

  private int nextByte() {
    if (replyWaits) {
      int value = payload[replyAt++];
      if (replyAt == payload.length) {
        replyAt = 0;
        replyWaits = false;
      }
      return value & 0xFF;
    }
    return (armed ? 2 : 0) | (targeting ? 1 : 0);
  }

  private void loop() {
    floor.left().stuck(faults.has(Fault.STUCK_MOTOR));
    if (faults.has(Fault.BROWN_OUT)) {
      setWheels();
    }
    if (clock.nowNs() < resettingUntilNs || clock.nowNs() < blockedUntilNs) {
      return;
    }
    if (erasing) {
      erasing = false;
      answerShort(pendingCm);
      buffer[0] = 0;
    } else {
      obey();
    }
    if (armed && clock.nowNs() - fedNs > timeoutMs * 1_000_000L) {
      fire();
    }
    lookAtTarget();
  }

  private void obey() {
    boolean stays = false;
    switch (buffer[0]) {
      case 105, 119 -> stays = go(1, 1);
      case 107, 115 -> stays = go(-1, -1);
      case 97 -> stays = go(0, 1);
      case 100 -> stays = go(1, 0);
      case 98 -> stays = go(-1, 1);
      case 110 -> stays = go(1, -1);
      case 120 -> {
        stays = true;
        stop();
      }
      case MOTOR_RIGHT, MOTOR_LEFT -> {
        stays = true;
        motor(buffer[1], buffer[2], buffer[0] == MOTOR_RIGHT);
      }
      case 70 -> setSpeed(false, buffer[1]);
      case 71 -> setSpeed(true, buffer[1]);
      case 116 -> setSpeeds(rightSpeed > 244 ? 255 : rightSpeed + 10);
      case 103 -> setSpeeds(rightSpeed < 11 ? 0 : rightSpeed - 10);
      case 114 -> {
        if (version >= 15) {
          answer(rightSpeed, leftSpeed);
        }
      }
      case 118 -> answerShort(faults.has(Fault.BROWN_OUT) ? 430 : batteryRaw);
      case 117 -> stays = ultrasonic();
      case 20 -> answer(version, payload[1]);
      case 25 -> answer(2, 0);
      case 14 -> answerShort(buffer[1] == 7 ? 1000 : 0);
      case 53 -> answerShort((int) ((buffer[1] == 0 ? rightUp : leftUp + encoderJump) & 0xFFFF));
      case 50 -> {
        targets = buffer[1];
        target = (short) (buffer[2] << 8 | buffer[3]);
        targeting = true;
        leftUp = 0;
        rightUp = 0;
        encoderJump = 0;
      }
      case 80 -> {
        // Built in a 16-bit signed number, compared as an unsigned one of 32 bits.
        timeoutMs = (short) (buffer[1] << 8 | buffer[2]) & 0xFFFF_FFFFL;
        armed = true;
        fedNs = clock.nowNs();
      }
      case 81 -> {
        armed = false;
        targeting = false;
      }
      case 30 -> trim = buffer[1];
      case 31 -> {
        trim = buffer[1];
        storedTrim = trim;
      }
      case 32 -> answerShort(storedTrim);
      default -> {}
    }
    if (!stays) {
      buffer[0] = 0;
    }
  }

  private void lookAtTarget() {
    if (!targeting) {
      return;
    }
    boolean right = targets < 2 || rightUp >= target;
    boolean left = targets % 2 == 0 || leftUp >= target;
    if (targets != 0 && right && left) {
      targeting = false;
      buffer[0] = 0;
      stop();
    }
  }

  private boolean go(int left, int right) {
    leftDirection = left;
    rightDirection = right;
    braked = false;
    setWheels();
    return true;
  }

  private void motor(int direction, int speed, boolean right) {
    if (right) {
      rightDirection = direction == 0 ? -1 : 1;
    } else {
      leftDirection = direction == 0 ? -1 : 1;
    }
    braked = false;
    setSpeed(right, speed);
  }

  private void setSpeed(boolean right, int speed) {
    if (right) {
      rightSpeed = speed;
    } else {
      leftSpeed = speed;
    }
    setWheels();
  }

  private void setSpeeds(int speed) {
    rightSpeed = speed;
    setSpeed(false, speed);
  }

  /** Brakes; the speeds are kept. */
  private void stop() {
    leftDirection = 0;
    rightDirection = 0;
    braked = true;
    setWheels();
  }

  private void setWheels() {
    if (faults.has(Fault.BROWN_OUT)) {
      floor.left().set(EmulatedWheel.Power.COAST, 0);
      floor.right().set(EmulatedWheel.Power.COAST, 0);
      return;
    }
    int trimmed = Math.clamp(Math.round(leftSpeed * (trim / 100f)), 0, 255);
    set(floor.left(), leftDirection * trimmed);
    set(floor.right(), rightDirection * rightSpeed);
  }

  private void set(EmulatedWheel wheel, int command) {
    long speed = scale.microCountsPerS(command);
    wheel.set(speed == 0 ? EmulatedWheel.Power.BRAKE : EmulatedWheel.Power.DRIVE, speed);
  }

  /** Counts up whatever the direction; looked at often enough to see every count. */
  private void countUp() {
    leftUp += Math.abs(floor.left().counts() - leftSeen);
    rightUp += Math.abs(floor.right().counts() - rightSeen);
    leftSeen = floor.left().counts();
    rightSeen = floor.right().counts();
  }

  /** Waits for the echo, deaf for all else; whatever arrives meanwhile is erased at the end. */
  private boolean ultrasonic() {
    int told = toldCm(floor.rangeMm());
    if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
      frozenCm = -1;
    } else if (frozenCm < 0) {
      frozenCm = Math.min(told, 390);
    }
    pendingCm = forcedUltrasonic >= 0 ? forcedUltrasonic : frozenCm >= 0 ? frozenCm : told;
    if (echoless) {
      pendingCm = 0;
      block(BLOCKED_NS, BLOCKED_BY_TRAFFIC_NS);
    } else if (inert) {
      block(Math.min(pendingCm * 58_000L, NOTHING_ECHO_NS), NOTHING_ECHO_NS);
    } else {
      answerShort(pendingCm);
      return false;
    }
    return true;
  }

  private void block(long leastNs, long mostNs) {
    blockedUntilNs = clock.nowNs() + leastNs;
    blockedAtMostUntilNs = clock.nowNs() + mostNs;
    erasing = true;
  }

  private int toldCm(double mm) {
    if (mm > FARTHEST_MM) {
      return random.nextInt(NOTHING_LEAST_CM, NOTHING_MOST_CM + 1);
    }
    int i = 1;
    while (i < TRUE_MM.length - 1 && mm > TRUE_MM[i]) {
      i++;
    }
    double part = (mm - TRUE_MM[i - 1]) / (TRUE_MM[i] - TRUE_MM[i - 1]);
    return (int) Math.round(TOLD_CM[i - 1] + part * (TOLD_CM[i] - TOLD_CM[i - 1]));
  }

  private void answerShort(int value) {
    answer(value >> 8 & 0xFF, value & 0xFF);
  }

  /** The index of the byte to be sent next is not touched: a half-read reply shifts the next. */
  private void answer(int first, int second) {
    payload[0] = first;
    payload[1] = second;
    replyWaits = true;
  }

  /** The board starts anew: nothing armed, encoders at 0, wheels at rest. */
  public void reset() {
    armed = false;
    targeting = false;
    leftUp = 0;
    rightUp = 0;
    replyWaits = false;
    replyAt = 0;
    leftSpeed = 200;
    rightSpeed = 200;
    buffer[0] = 0;
    erasing = false;
    blockedUntilNs = 0;
    trim = storedTrim < 0 ? 100 : storedTrim;
    stop();
    resettingUntilNs = clock.nowNs() + 50_000_000;
  }

  public void jumpEncoder(int counts) {
    encoderJump += counts;
  }

  /** Both encoders stand at this count. */
  public void standAt(int counts) {
    leftUp = counts;
    rightUp = counts;
    encoderJump = 0;
  }

  /** Every ultrasonic reply carries this value in centimetres; -1 for what the floor says. */
  public void forceUltrasonic(int value) {
    forcedUltrasonic = value;
  }

  /** No echo comes any more, or echoes come again. */
  public void echoless(boolean none) {
    echoless = none;
  }

  /** Firmware version in tenths. */
  public void version(int tenths) {
    version = tenths;
  }

  /** Clock of the bus, hertz. */
  public void busHz(int hertz) {
    busHz = hertz;
  }

  /** With false, no command loses its arguments and no timeout fires while it is fed. */
  public void racing(boolean races) {
    racing = races;
  }

  /** Whether the communication timeout is armed. */
  public boolean armed() {
    return armed;
  }

  /** Whether it brakes by a stop, be it its own. */
  public boolean braked() {
    return braked;
  }

  /** Whether it is deaf because it waits for an echo. */
  public boolean blocked() {
    return clock.nowNs() < blockedUntilNs;
  }
}
