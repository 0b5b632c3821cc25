package org.nemadrive.controller.emulator;

import com.pi4j.exception.Pi4JException;
import java.util.Random;
import org.nemadrive.simulator.body.WheelScale;

/**
 * A GoPiGo 1 or 2 as its firmware 1.6 behaves towards the bus: four-byte commands into one buffer,
 * replies of separate bytes with a sticky index, a status byte when nothing waits, a communication
 * timeout fed by writes only that disarms itself, encoders that count up only, and a stop that
 * brakes. Motor 1 is the right wheel.
 */
public final class GoPiGo2Firmware implements EmulatedI2c {
  private static final long LOOP_NS = 3_000_000;

  private final ManualClock clock;
  private final Floor floor;
  private final Faults faults;
  private final WheelScale scale;
  private final boolean inert;
  private final Random junk = new Random(11);

  private final int[] buffer = new int[5];
  private int index;
  private boolean fresh;
  private int[] reply = {};
  private int replyAt;
  private int leftSpeed = 200;
  private int rightSpeed = 200;
  private int leftDirection;
  private int rightDirection;
  private long leftUp;
  private long rightUp;
  private long leftSeen;
  private long rightSeen;
  private int timeoutMs;
  private boolean armed;
  private long fedNs;
  private long blockedUntilNs;
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
    clock.every(LOOP_NS, this::loop);
    clock.follow(now -> countUp());
  }

  @Override
  public void write(byte[] bytes, int length) {
    begin();
    if (faults.has(Fault.NO_REPLY)) {
      return;
    }
    // The index goes back when four bytes are left: of a longer write only the last four count.
    for (int i = 0; i < length; i++) {
      if (length - i == 4) {
        index = 0;
      }
      buffer[Math.min(index++, buffer.length - 1)] = bytes[i] & 0xFF;
    }
    if (length >= 4) {
      fedNs = clock.nowNs();
    }
    fresh = true;
    if (!inert) {
      loop();
    }
  }

  @Override
  public void read(byte[] bytes, int length) {
    begin();
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

  private void begin() {
    faults.transfer();
    if (faults.has(Fault.NACK) || faults.has(Fault.STUCK_BUS)) {
      throw new Pi4JException("I2C: no acknowledge");
    }
  }

  private int nextByte() {
    if (replyAt < reply.length) {
      return reply[replyAt++];
    }
    return armed ? 2 : 0;
  }

  private void loop() {
    floor.left().stuck(faults.has(Fault.STUCK_MOTOR));
    if (faults.has(Fault.BROWN_OUT)) {
      setWheels(EmulatedWheel.Power.COAST);
    }
    if (clock.nowNs() < blockedUntilNs) {
      return;
    }
    if (armed && clock.nowNs() - fedNs >= timeoutMs * 1_000_000L) {
      armed = false;
      stop();
    }
    if (fresh) {
      fresh = false;
      obey();
    }
  }

  private void obey() {
    switch (buffer[0]) {
      case 120 -> stop();
      case 111 -> motor(buffer[1], buffer[2], true);
      case 112 -> motor(buffer[1], buffer[2], false);
      case 114 -> answer(rightSpeed, leftSpeed);
      case 118 -> answerShort(faults.has(Fault.BROWN_OUT) ? 430 : 960);
      case 117 -> ultrasonic();
      case 20 -> answer(16, 0);
      case 53 -> answerShort((int) ((buffer[1] == 0 ? rightUp : leftUp + encoderJump) & 0xFFFF));
      case 80 -> {
        // Built in a 16-bit signed number.
        timeoutMs = (short) (buffer[1] << 8 | buffer[2]);
        armed = true;
        fedNs = clock.nowNs();
      }
      case 81 -> armed = false;
      default -> {}
    }
  }

  private void motor(int direction, int speed, boolean right) {
    if (right) {
      rightSpeed = speed;
    } else {
      leftSpeed = speed;
    }
    if (right) {
      rightDirection = direction == 1 ? speed : -speed;
    } else {
      leftDirection = direction == 1 ? speed : -speed;
    }
    setWheels(EmulatedWheel.Power.BRAKE);
  }

  private void stop() {
    leftDirection = 0;
    rightDirection = 0;
    setWheels(EmulatedWheel.Power.BRAKE);
  }

  private void setWheels(EmulatedWheel.Power atRest) {
    if (faults.has(Fault.BROWN_OUT)) {
      floor.left().set(EmulatedWheel.Power.COAST, 0);
      floor.right().set(EmulatedWheel.Power.COAST, 0);
      return;
    }
    set(floor.left(), leftDirection, atRest);
    set(floor.right(), rightDirection, atRest);
  }

  private void set(EmulatedWheel wheel, int command, EmulatedWheel.Power atRest) {
    long speed = scale.microCountsPerS(command);
    wheel.set(speed == 0 ? atRest : EmulatedWheel.Power.DRIVE, speed);
  }

  /** Counts up whatever the direction; looked at often enough to see every count. */
  private void countUp() {
    leftUp += Math.abs(floor.left().counts() - leftSeen);
    rightUp += Math.abs(floor.right().counts() - rightSeen);
    leftSeen = floor.left().counts();
    rightSeen = floor.right().counts();
  }

  private void ultrasonic() {
    int cm = (int) Math.round(floor.rangeMm() / 10);
    if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
      frozenCm = -1;
    } else if (frozenCm < 0) {
      frozenCm = Math.min(cm, 390);
    }
    int value = forcedUltrasonic >= 0 ? forcedUltrasonic : frozenCm >= 0 ? frozenCm : cm;
    answerShort(value > 400 && forcedUltrasonic < 0 ? 450 : value);
  }

  private void answerShort(int value) {
    answer(value >> 8 & 0xFF, value & 0xFF);
  }

  private void answer(int... bytes) {
    reply = bytes;
    replyAt = 0;
  }

  /** The board starts anew: nothing armed, encoders at 0, wheels at rest. */
  public void reset() {
    armed = false;
    leftUp = 0;
    rightUp = 0;
    reply = new int[0];
    leftSpeed = 200;
    rightSpeed = 200;
    stop();
    blockedUntilNs = clock.nowNs() + 50_000_000;
  }

  public void jumpEncoder(int counts) {
    encoderJump += counts;
  }

  /** Every ultrasonic reply carries this value in centimetres; -1 for what the floor says. */
  public void forceUltrasonic(int value) {
    forcedUltrasonic = value;
  }

  /** Whether the communication timeout is armed. */
  public boolean armed() {
    return armed;
  }
}
