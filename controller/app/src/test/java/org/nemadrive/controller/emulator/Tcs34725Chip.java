package org.nemadrive.controller.emulator;

import com.pi4j.exception.Pi4JException;
import java.util.Arrays;
import java.util.Random;

/**
 * A TCS34725 from its data sheet: a command register whose top bit must be set and which points at
 * a register, a converter that needs power for 2.4 ms before it may be enabled, cycles of 2.4 ms
 * and the integration time, after the first of which the data is valid, and counts that end at full
 * scale. The light at the end of a cycle stands for all of it. The waiting state, the interrupt's
 * thresholds and its line are not here.
 */
public final class Tcs34725Chip implements EmulatedI2c {
  private static final int ENABLE = 0x00;
  private static final int INTEGRATION_TIME = 0x01;
  private static final int CONTROL = 0x0F;
  private static final int PERSISTENCE = 0x0C;
  private static final int ID = 0x12;
  private static final int STATUS = 0x13;
  private static final int DATA = 0x14;
  private static final int REGISTERS = 0x20;

  private static final int POWER_ON = 0x01;
  private static final int CONVERTER_ON = 0x02;
  private static final int AIEN = 0x10;
  private static final int VALID = 0x01;

  /** Set by every cycle, because the persistence register is 0 and nobody clears it. */
  private static final int INTERRUPT = 0x10;

  private static final long STEP_NS = 2_400_000;
  private static final int COUNTS_PER_STEP = 1024;
  private static final int[] GAINS = {1, 4, 16, 60};

  /** Counts a step at gain 1 in light of level 1. */
  private static final double SENSITIVITY = COUNTS_PER_STEP / 4.0;

  private final ManualClock clock;
  private final FoodLight light;
  private final Faults faults;
  private final Random junk = new Random(13);
  private final int[] registers = new int[REGISTERS];
  private int pointer;
  private long poweredNs;
  private int run;

  Tcs34725Chip(ManualClock clock, FoodLight light, Faults faults) {
    this.clock = clock;
    this.light = light;
    this.faults = faults;
    powerUp();
  }

  /** The supply was away: every register has its reset value, and the converter is off. */
  void powerUp() {
    Arrays.fill(registers, 0);
    registers[INTEGRATION_TIME] = 0xFF;
    registers[ID] = 0x44;
    pointer = 0;
    run++;
  }

  @Override
  public void write(byte[] bytes, int length) {
    begin();
    if (faults.has(Fault.NO_REPLY) || length == 0 || !command(bytes[0] & 0xFF)) {
      return;
    }
    for (int i = 1; i < length; i++) {
      store(pointer, bytes[i] & 0xFF);
      advance();
    }
  }

  /** Points at a register, unless this is no command or one of a special function. */
  private boolean command(int command) {
    int type = command >> 5;
    boolean points = type == 0b100 || type == 0b101;
    if (points) {
      pointer = command & 0x1F;
    }
    return points;
  }

  /**
   * Whatever the type bits say: the public drivers of Adafruit and DI_Sensors read words at 0x80
   * and get the low and the high byte.
   */
  private void advance() {
    pointer = (pointer + 1) % REGISTERS;
  }

  private void store(int register, int value) {
    if (register == ENABLE) {
      enable(value);
    }
    if (register < ID) {
      registers[register] = value;
    }
  }

  private void enable(int value) {
    boolean powered = (value & POWER_ON) != 0;
    boolean wasPowered = (registers[ENABLE] & POWER_ON) != 0;
    boolean converts = powered && (value & CONVERTER_ON) != 0;
    boolean converted = (registers[ENABLE] & CONVERTER_ON) != 0;
    if (powered && !wasPowered) {
      poweredNs = clock.nowNs();
    }
    if (!converts) {
      run++;
      registers[STATUS] &= ~VALID;
    } else if (!converted && wasPowered && clock.nowNs() - poweredNs >= STEP_NS) {
      run++;
      beginCycle(run);
    }
  }

  private void beginCycle(int ofRun) {
    long durationNs = STEP_NS * (1 + steps());
    clock.at(
        clock.nowNs() + durationNs,
        () -> {
          if (ofRun == run) {
            endCycle();
            beginCycle(ofRun);
          }
        });
  }

  private int steps() {
    return 256 - registers[INTEGRATION_TIME];
  }

  private void endCycle() {
    registers[STATUS] |= VALID | INTERRUPT;
    if (faults.has(Fault.SENSOR_FLAT_LINE)) {
      return;
    }
    int fullScale = Math.min(steps() * COUNTS_PER_STEP, 0xFFFF);
    double[] parts = light.parts();
    for (int channel = 0; channel < parts.length; channel++) {
      double counts = parts[channel] * SENSITIVITY * GAINS[registers[CONTROL] & 0x03] * steps();
      int value = (int) Math.min(Math.round(counts), fullScale);
      registers[DATA + 2 * channel] = value & 0xFF;
      registers[DATA + 2 * channel + 1] = value >> 8;
    }
  }

  @Override
  public void read(byte[] bytes, int length) {
    begin();
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) registers[pointer];
      advance();
      if (faults.has(Fault.NO_REPLY)) {
        bytes[i] = (byte) 0xFF; // nobody pulls the line low
      } else if (faults.has(Fault.CORRUPTED_REPLY)) {
        bytes[i] = (byte) junk.nextInt();
      }
    }
  }

  @Override
  public void readRegister(int register, byte[] bytes, int length) {
    write(new byte[] {(byte) register}, 1);
    read(bytes, length);
  }

  /** Whether an LED on the interrupt pin, as Dexter's board has it, shines. */
  public boolean lampIsLit() {
    boolean everyCycle = registers[PERSISTENCE] == 0;
    return (registers[ENABLE] & AIEN) != 0 && everyCycle && (registers[STATUS] & INTERRUPT) != 0;
  }

  private void begin() {
    faults.transfer();
    if (faults.has(Fault.NACK) || faults.has(Fault.STUCK_BUS) || faults.has(Fault.SENSOR_CUT_OFF)) {
      throw new Pi4JException("I2C: no acknowledge");
    }
  }
}
