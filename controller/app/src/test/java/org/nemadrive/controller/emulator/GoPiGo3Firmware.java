package org.nemadrive.controller.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A GoPiGo3 as its firmware 1.0.0 behaves, which was executed: full duplex, 0xA5 in byte 3 of every
 * reply to a known address, effects at the end of a payload, a motor loop of 10.258 ms in which the
 * order of commands is lost, a voltage lock that is not latched, GPIO23 as its enable line whose
 * fall leaves FLOAT behind, a power button that ends in a cut supply, and no watchdog whatsoever.
 */
public final class GoPiGo3Firmware {
  private static final long LOOP_NS = 10_258_000;
  private static final long TRIGGER_NS = 50_000_000;
  private static final long PIN_SAMPLE_NS = 10_000_000;
  private static final int NO_POWER = -128;
  private static final int LOW_VOLTAGE = 0x01;
  private static final int OVERLOADED = 0x02;

  /** Encoder ticks of a motor turn on most boards. */
  private static final int USUAL_TICKS = 6;

  /** Voltages are means over this many rounds of the motor loop. */
  private static final int VOLTAGE_ROUNDS = 10;

  /** About 430 degrees a second at full power, 2 counts a degree; per per cent of power. */
  private static final long COUNTS_PER_S_A_PERCENT_MICRO = 8_600_000L;

  private final ManualClock clock;
  private final Floor floor;
  private final Faults faults;
  private final boolean inert;
  private final long commandDelayNs;
  private final Random junk = new Random(7);
  private final Motor left;
  private final Motor right;

  private int batteryMv = 12_000;
  private int railMv = 5000;
  private boolean enabled;
  private final PowerButton button;
  private long silentUntilNs;
  private int firmware = 1_000_000;
  private String name = "GoPiGo3";
  private final GroveSocket[] grove = {new GroveSocket(), new GroveSocket()};
  private int ultrasonicMm;
  private int frozenMm = -1;
  private int forcedUltrasonic = -1;
  private long ultrasonicNs = Long.MIN_VALUE / 2;
  private int encoderJump;
  private int ticks = USUAL_TICKS;
  private final int[] voltages = new int[VOLTAGE_ROUNDS];
  private int voltageAt;
  private final int[] leds = new int[8];
  private byte[] serial = new byte[16];

  /** What a motor obeys. */
  private enum Mode {
    POWER,
    SPEED,
    POSITION
  }

  /** One motor's state in the firmware. */
  private static final class Motor {
    final EmulatedWheel wheel;
    boolean dpsFlag;
    boolean pwmFlag;
    boolean positionFlag;
    boolean offsetFlag;
    Mode mode = Mode.POWER;
    int power = NO_POWER;
    int dps;
    int target;
    int offsetBy;
    int limitPower;
    int limitSpeed;
    long offset;
    double setpoint;
    int previousError;
    boolean saturated;
    int flags;
    long lastCount;
    final double[] speeds = new double[10];
    int speedAt;

    Motor(EmulatedWheel wheel) {
      this.wheel = wheel;
    }

    void powerUp() {
      dpsFlag = false;
      pwmFlag = false;
      positionFlag = false;
      offsetFlag = false;
      mode = Mode.POWER;
      power = NO_POWER;
      dps = 0;
      limitPower = 0;
      limitSpeed = 0;
      flags = 0;
      offset = 0;
      wheel.set(EmulatedWheel.Power.COAST, 0);
    }
  }

  GoPiGo3Firmware(ManualClock clock, Floor floor, Faults faults, Realism realism) {
    this.clock = clock;
    this.floor = floor;
    this.faults = faults;
    this.inert = realism.inert();
    this.commandDelayNs = realism.commandDelayNs();
    left = new Motor(floor.left());
    right = new Motor(floor.right());
    left.powerUp();
    right.powerUp();
    java.util.Arrays.fill(voltages, batteryMv);
    button = new PowerButton(clock);
    // The loop runs since the board was switched on, in no phase with the controller's ticks.
    long phaseNs = inert ? new SplittableRandom(~realism.seed()).nextLong(LOOP_NS) : LOOP_NS;
    clock.at(
        clock.nowNs() + phaseNs,
        () -> {
          loop();
          clock.every(LOOP_NS, this::loop);
        });
  }

  /** Plugs a light sensor into Grove port 1 or 2, whose pins are sampled from now on. */
  void plugLight(int port, GroveLightModule module, Faults lightFaults) {
    GroveSocket socket = grove[port - 1];
    socket.plug(module, lightFaults);
    clock.every(PIN_SAMPLE_NS, socket::sample);
  }

  /** One message; the reply, as long as it, goes into {@code reply}. */
  void message(byte[] sent, int length, byte[] reply) {
    for (int i = 0; i < length; i++) {
      reply[i] = 0;
    }
    // Leftovers of earlier replies: nobody may look at bytes 0 to 2.
    for (int i = 0; i < Math.min(3, length); i++) {
      reply[i] = (byte) junk.nextInt();
    }
    if (faults.has(Fault.NO_REPLY) || clock.nowNs() < silentUntilNs || button.supplyIsCut()) {
      return;
    }
    if (sent[0] != 8 || sent[1] == 0 || length < 4) {
      return;
    }
    int type = sent[1];
    reply[3] = (byte) 0xA5;
    obey(type, sent, length);
    answer(type, length, reply);
    if (faults.has(Fault.CORRUPTED_REPLY)) {
      // Half of the time the mark survives and only the data is wrong.
      boolean markSurvives = junk.nextBoolean();
      for (int i = 0; i < length; i++) {
        reply[i] = (byte) junk.nextInt();
      }
      reply[3] = markSurvives ? (byte) 0xA5 : reply[3];
    }
    if (!inert) {
      runMotors(false);
    }
  }

  private void obey(int type, byte[] sent, int length) {
    if (type == 10 && length >= 4) {
      command(
          sent[2],
          m -> {
            m.power = sent[3];
            m.pwmFlag = true;
          });
    } else if (type == 6 && length >= 6) {
      for (int led = 0; led < leds.length; led++) {
        if ((sent[2] >> led & 1) != 0) {
          leds[led] = (sent[3] & 0xFF) << 16 | (sent[4] & 0xFF) << 8 | sent[5] & 0xFF;
        }
      }
    } else if (type == 11 && length >= 7) {
      int target = number(sent, 3);
      command(
          sent[2],
          m -> {
            m.target = target;
            m.positionFlag = true;
          });
    } else if (type == 16 && length >= 7) {
      int by = number(sent, 3);
      command(
          sent[2],
          m -> {
            m.offsetBy = by;
            m.offsetFlag = true;
          });
    } else if (type == 14 && length >= 5) {
      int speed = (short) ((sent[3] & 0xFF) << 8 | sent[4] & 0xFF);
      command(sent[2], m -> m.dpsFlag = true);
      later(() -> command(sent[2], m -> m.dps = speed));
    } else if (type == 15 && length >= 6) {
      int speed = (sent[4] & 0xFF) << 8 | sent[5] & 0xFF;
      command(
          sent[2],
          m -> {
            m.limitPower = sent[3] & 0xFF;
            m.limitSpeed = speed;
          });
    } else if (type == 21 && length >= 4) {
      for (int port = 0; port < grove.length; port++) {
        int both = 0x03 << 2 * port;
        if ((sent[2] & both) == both) {
          grove[port].wantType(sent[3]);
        }
      }
    } else if (type == 22 && length >= 4) {
      for (int pin = 0; pin < 2 * grove.length; pin++) {
        if ((sent[2] >> pin & 1) != 0) {
          grove[pin / 2].mode(pin % 2, sent[3]);
        }
      }
    }
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  private void later(Runnable command) {
    if (commandDelayNs == 0) {
      command.run();
    } else {
      clock.at(clock.nowNs() + commandDelayNs, command);
    }
  }

  private void command(int mask, java.util.function.Consumer<Motor> effect) {
    if ((mask & 1) != 0) {
      effect.accept(left);
    }
    if ((mask & 2) != 0) {
      effect.accept(right);
    }
  }

  private void answer(int type, int length, byte[] reply) {
    switch (type) {
      case 1 -> text(reply, length, "Dexter Industries");
      case 2 -> text(reply, length, name);
      case 3 -> number(reply, length, 3_000_000, 4);
      case 4 -> number(reply, length, firmware, 4);
      case 5 -> id(reply, length);
      case 7 -> number(reply, length, railMv, 2);
      case 8 -> number(reply, length, supplyMv(), 2);
      case 17 -> number(reply, length, encoder(left), 4);
      case 18 -> number(reply, length, encoder(right), 4);
      case 19 -> status(reply, length, left);
      case 20 -> status(reply, length, right);
      case 26, 27 -> groveValue(grove[type - 26], reply, length);
      case 28, 29, 30, 31 -> number(reply, length, grove[(type - 28) / 2].state(), 2);
      case 32, 33, 34, 35 -> number(reply, length, grove[(type - 32) / 2].state() << 8, 3);
      case 40, 41 -> number(reply, length, grove[type - 40].startI2c() << 8, 2);
      case 36, 37, 38, 39 ->
          put(reply, length, 4, grove[(type - 36) / 2].analog((type - 36) % 2), 3);
      default -> {}
    }
  }

  private static void text(byte[] reply, int length, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length && 4 + i < length; i++) {
      reply[4 + i] = bytes[i];
    }
  }

  private static void number(byte[] reply, int length, long value, int bytes) {
    put(reply, length, 4, value, bytes);
  }

  private static void put(byte[] reply, int length, int at, long value, int bytes) {
    for (int i = 0; i < bytes && at + i < length; i++) {
      reply[at + i] = (byte) (value >> 8 * (bytes - 1 - i));
    }
  }

  /** A serial number of 16 bytes that no two boards share. */
  private void id(byte[] reply, int length) {
    for (int i = 0; i < 16 && 4 + i < length; i++) {
      reply[4 + i] = serial[i];
    }
  }

  private void status(byte[] reply, int length, Motor motor) {
    double mean = 0;
    for (double speed : motor.speeds) {
      mean += speed / motor.speeds.length;
    }
    put(reply, length, 4, motor.flags, 1);
    put(reply, length, 5, motor.power, 1);
    put(reply, length, 6, encoder(motor), 4);
    put(reply, length, 10, Math.round(mean), 2);
  }

  private long encoder(Motor motor) {
    return position(motor) + (motor == left ? encoderJump : 0);
  }

  /** What the motor loop takes for the wheel's place. */
  private long position(Motor motor) {
    return motor.wheel.counts() * ticks / USUAL_TICKS - motor.offset;
  }

  private void groveValue(GroveSocket socket, byte[] reply, int length) {
    put(reply, length, 4, socket.type(), 1);
    put(reply, length, 5, socket.valueStatus(), 1);
    if (socket.type() == GroveSocket.ULTRASONIC) {
      ultrasonic(reply, length);
    }
  }

  private void ultrasonic(byte[] reply, int length) {
    if (clock.nowNs() - ultrasonicNs >= TRIGGER_NS) {
      ultrasonicNs = clock.nowNs();
      double mm = floor.rangeMm();
      ultrasonicMm = mm > 4300 ? 1 : (int) Math.max(15, mm);
    }
    if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
      frozenMm = -1;
    } else if (frozenMm < 0) {
      frozenMm = ultrasonicMm == 1 ? 700 : ultrasonicMm;
    }
    int value = forcedUltrasonic >= 0 ? forcedUltrasonic : frozenMm >= 0 ? frozenMm : ultrasonicMm;
    put(reply, length, 6, value, 2);
  }

  private int supplyMv() {
    return faults.has(Fault.BROWN_OUT) ? 5500 : batteryMv;
  }

  private int meanMv() {
    int sum = 0;
    for (int mv : voltages) {
      sum += mv;
    }
    return sum / voltages.length;
  }

  private boolean mayDrive() {
    int mv = meanMv();
    return mv >= 6000 && (mv >= 6800 || railMv >= 4850);
  }

  private void loop() {
    voltages[voltageAt] = supplyMv();
    voltageAt = (voltageAt + 1) % voltages.length;
    button.look();
    for (Motor motor : new Motor[] {left, right}) {
      double speed = (position(motor) - motor.lastCount) / (LOOP_NS / 1e9);
      motor.lastCount = position(motor);
      motor.speeds[motor.speedAt] = speed;
      motor.speedAt = (motor.speedAt + 1) % motor.speeds.length;
    }
    for (GroveSocket socket : grove) {
      socket.mainLoop();
    }
    if (!enabled) {
      forgetMotion();
    }
    runMotors(true);
  }

  /**
   * GPIO23 is low: FLOAT is stored, power reads so at once, and limits are forgotten. A speed or
   * power that is sent meanwhile is stored and drives when the line rises.
   */
  private void forgetMotion() {
    for (Motor motor : new Motor[] {left, right}) {
      if (!motor.dpsFlag && !motor.positionFlag && !motor.pwmFlag) {
        motor.mode = Mode.POWER;
        motor.power = NO_POWER;
      }
      motor.flags = 0;
      motor.limitPower = 0;
      motor.limitSpeed = 0;
      motor.wheel.set(EmulatedWheel.Power.COAST, 0);
    }
  }

  /** A round of the motor loop, or, without inertia, a look at what it will do. */
  private void runMotors(boolean round) {
    floor.left().stuck(faults.has(Fault.STUCK_MOTOR));
    if (clock.nowNs() < silentUntilNs) {
      return;
    }
    if (enabled && !button.supplyIsCut()) {
      run(left, round);
      run(right, round);
    }
  }

  private void run(Motor motor, boolean round) {
    if (motor.dpsFlag) {
      enter(motor, Mode.SPEED);
    }
    if (motor.positionFlag) {
      enter(motor, Mode.POSITION);
    }
    if (motor.pwmFlag) {
      motor.mode = Mode.POWER;
    }
    if (motor.offsetFlag && round) {
      motor.offset += motor.offsetBy;
      motor.setpoint = position(motor);
    }
    if (round) {
      motor.dpsFlag = false;
      motor.positionFlag = false;
      motor.pwmFlag = false;
      motor.offsetFlag = false;
    }
    if (!mayDrive() || button.isPressed()) {
      motor.wheel.set(EmulatedWheel.Power.COAST, 0);
      motor.flags = LOW_VOLTAGE;
      motor.previousError = 0;
      return;
    }
    motor.flags = 0;
    if (motor.mode == Mode.POWER) {
      drive(motor, motor.power);
    } else if (inert) {
      regulate(motor);
    } else {
      follow(motor);
    }
  }

  private void enter(Motor motor, Mode mode) {
    if (motor.mode != mode) {
      motor.mode = mode;
      motor.previousError = 0;
      motor.setpoint = position(motor);
    }
  }

  /** Without inertia a wheel has its speed at once, as far as the power limit lets it. */
  private void follow(Motor motor) {
    long most = mostPower(motor) * COUNTS_PER_S_A_PERCENT_MICRO;
    long wanted = wantedCountsPerS(motor) * 1_000_000L * USUAL_TICKS / ticks;
    long speed = Math.clamp(wanted, -most, most);
    boolean stuck = faults.has(Fault.STUCK_MOTOR) && motor == left && wanted != 0;
    motor.flags = speed == wanted && !stuck ? 0 : OVERLOADED;
    motor.power =
        stuck
            ? Long.signum(wanted) * mostPower(motor)
            : (int) (speed / COUNTS_PER_S_A_PERCENT_MICRO);
    motor.wheel.set(speed == 0 ? EmulatedWheel.Power.BRAKE : EmulatedWheel.Power.DRIVE, speed);
  }

  private long wantedCountsPerS(Motor motor) {
    int limit = motor.limitSpeed == 0 ? Integer.MAX_VALUE : motor.limitSpeed;
    if (motor.mode == Mode.SPEED) {
      return Math.clamp(motor.dps, -limit, limit);
    }
    long error = motor.target - position(motor);
    return Math.clamp(error * 10, -Math.min(limit, 860L), Math.min(limit, 860L));
  }

  private static int mostPower(Motor motor) {
    return motor.limitPower == 0 || motor.limitPower > 100 ? 100 : motor.limitPower;
  }

  /** The speed controller: a setpoint that runs ahead, KP 20, KD 50, clamp and anti-windup. */
  private void regulate(Motor motor) {
    int limit = motor.limitSpeed == 0 ? Integer.MAX_VALUE : motor.limitSpeed;
    if (motor.mode == Mode.SPEED) {
      int speed = Math.clamp(motor.dps, -limit, limit);
      motor.setpoint += motor.saturated ? 0 : speed * (LOOP_NS / 1e9);
    } else if (motor.limitSpeed == 0) {
      motor.setpoint = motor.target;
    } else if (!motor.saturated) {
      double step = limit * (LOOP_NS / 1e9);
      motor.setpoint += Math.clamp(motor.target - motor.setpoint, -step, step);
    }
    int error = (int) (motor.setpoint - position(motor));
    int sum = 20 * error + 50 * (error - motor.previousError);
    int output = sum / 10;
    int most = mostPower(motor);
    int clamped = Math.max(-most, Math.min(most, output));
    motor.flags = clamped == output ? 0 : OVERLOADED;
    motor.saturated =
        Integer.signum(sum) == Integer.signum(clamped) && Math.abs(sum / 40) > Math.abs(clamped);
    motor.previousError = error;
    motor.power = clamped;
    drive(motor, clamped);
  }

  private static void drive(Motor motor, int output) {
    if (output == 0) {
      motor.wheel.set(EmulatedWheel.Power.BRAKE, 0);
    } else if (Math.abs(output) > 100) {
      motor.wheel.set(EmulatedWheel.Power.COAST, 0);
    } else {
      motor.wheel.set(EmulatedWheel.Power.DRIVE, output * COUNTS_PER_S_A_PERCENT_MICRO);
    }
  }

  /** GPIO23: low floats both motors and resets the Grove ports, without any bus. */
  void enableLine(boolean high) {
    boolean fell = enabled && !high;
    enabled = high;
    button.enableLine(high);
    if (fell) {
      for (Motor motor : new Motor[] {left, right}) {
        motor.dpsFlag = false;
        motor.positionFlag = false;
        motor.pwmFlag = false;
      }
      forgetMotion();
      resetGrove();
    }
    if (!inert) {
      runMotors(false);
    }
  }

  /** The board starts anew: motors float, limits and encoders at 0, no reply for a while. */
  public void reset() {
    for (Motor motor : new Motor[] {left, right}) {
      motor.powerUp();
      motor.offset = position(motor);
      motor.lastCount = 0;
    }
    encoderJump = 0;
    resetGrove();
    silentUntilNs = clock.nowNs() + 50_000_000;
  }

  private void resetGrove() {
    for (GroveSocket socket : grove) {
      socket.reset();
    }
  }

  public void jumpEncoder(int counts) {
    encoderJump += counts;
  }

  public void battery(int millivolts) {
    batteryMv = millivolts;
  }

  public void firmware(int version) {
    firmware = version;
  }

  public void name(String boardName) {
    name = boardName;
  }

  /** Every ultrasonic reply carries this value; -1 for what the floor says. */
  public void forceUltrasonic(int value) {
    forcedUltrasonic = value;
  }

  /** Encoder ticks of a motor turn: 6, or 16 on boards that DexterInd's library knows by serial. */
  public void ticks(int perMotorTurn) {
    ticks = perMotorTurn;
  }

  public void rail(int millivolts) {
    railMv = millivolts;
  }

  public void serial(byte[] bytes) {
    serial = bytes.clone();
  }

  /** Presses the power button. */
  public void pressButton() {
    button.press();
  }

  /** Whether GPIO22 is high. */
  boolean asksForShutdown() {
    return button.isPressed();
  }

  /** Whether the board has cut the supply of itself and of the Pi. */
  public boolean supplyIsCut() {
    return button.supplyIsCut();
  }

  /** Colour of a light: bit number in the LED mask; red, green and blue in a byte each. */
  public int led(int bit) {
    return leds[bit];
  }

  /** Speed limits of the left and right motor, counts per second. */
  public int[] speedLimits() {
    return new int[] {left.limitSpeed, right.limitSpeed};
  }
}
