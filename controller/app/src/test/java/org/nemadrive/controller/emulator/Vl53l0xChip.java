package org.nemadrive.controller.emulator;

import com.pi4j.exception.Pi4JException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A VL53L0X as the public drivers expect it: a model id that is gone while it is held in reset, a
 * hidden page, a start bit that clears itself, a calibration of the reference SPADs and of the
 * reference that only a chip at rest carries out, measurements every 33 ms with a range status, of
 * which 11 is the only valid one, data-ready bits cleared by the host, and an address that can be
 * changed until the next reset.
 */
public final class Vl53l0xChip implements EmulatedI2c {
  static final int FRESH_ADDRESS = 0x29;

  private static final long BUDGET_NS = 33_000_000;
  private static final long BOOT_NS = 1_200_000;
  private static final long NEVER = Long.MAX_VALUE / 2;
  private static final int OUT_OF_RANGE = 8190;
  private static final int VALID = 11;
  private static final int PHASE_FAILED = 4;

  /** Hidden until 0xFF opens the page. */
  private static final int STOP_VARIABLE = 0x3C;

  /** Bit 7: aperture SPADs; below it: how many. */
  private static final int SPAD_INFO = 0x80 | 5;

  private final ManualClock clock;
  private final Floor floor;
  private final Faults faults;
  private final IntConsumer move;
  private final int[] registers = new int[256];
  private int address;
  private boolean inReset;
  private long bootedNs;
  private long startedNs = NEVER;
  private boolean continuous;
  private boolean calibrating;
  private boolean calibrated;
  private boolean ready;
  private int frozen = -1;
  private int forced = -1;
  private int forcedStatus = -1;

  /**
   * A fresh chip.
   *
   * @param move told of its address, now and whenever that changes
   */
  Vl53l0xChip(ManualClock clock, Floor floor, Faults faults, IntConsumer move) {
    this.clock = clock;
    this.floor = floor;
    this.faults = faults;
    this.move = move;
    powerUp();
  }

  /** All registers have their reset values, and the address is the fresh one. */
  void powerUp() {
    Arrays.fill(registers, 0);
    registers[0xC0] = 0xEE;
    registers[0xC1] = 0xAA;
    registers[0xC2] = 0x10;
    registers[0x92] = SPAD_INFO;
    startedNs = NEVER;
    continuous = false;
    calibrating = false;
    calibrated = false;
    ready = false;
    bootedNs = clock.nowNs() + BOOT_NS;
    address = FRESH_ADDRESS;
    move.accept(address);
  }

  @Override
  public void write(byte[] bytes, int length) {
    begin();
    int register = bytes[0] & 0xFF;
    if (inReset && register != 0xBF) {
      return;
    }
    for (int i = 1; i < length; i++) {
      registers[register + i - 1 & 0xFF] = bytes[i] & 0xFF;
    }
    boolean hidden = registers[0x80] == 1 || registers[0xFF] == 1;
    if (length != 2) {
      return;
    }
    int value = bytes[1] & 0xFF;
    switch (register) {
      case 0xBF -> reset(value);
      case 0x8A -> {
        address = value & 0x7F;
        move.accept(address);
      }
      case 0x0B -> ready &= value == 0;
      // The firmware answers a question of the hidden page some time later; here, at once.
      case 0x83 -> registers[0x83] = value == 0 ? 0x10 : value;
      case 0x00 -> {
        if (!hidden) {
          start(value);
        }
      }
      default -> {}
    }
  }

  private void reset(int value) {
    if (value == 0) {
      inReset = true;
    } else if (inReset) {
      inReset = false;
      powerUp();
    }
  }

  private void start(int mode) {
    boolean single = (mode & 0x01) != 0;
    boolean toCalibrate = single && (registers[0x01] == 0x01 || registers[0x01] == 0x02);
    if (continuous && (mode & 0x02) == 0 && !toCalibrate) {
      // How ranging is stopped: a single shot ends it.
      continuous = false;
      startedNs = NEVER;
      ready = false;
      registers[0x00] = 0;
      return;
    }
    if (continuous && toCalibrate) {
      // It is ranging and goes on to: no calibration, and what it measures is of no use.
      calibrated = false;
      return;
    }
    calibrating = toCalibrate;
    continuous = (mode & 0x02) != 0;
    startedNs = continuous || single ? clock.nowNs() : NEVER;
    ready = false;
  }

  @Override
  public void read(byte[] bytes, int length) {
    throw new Pi4JException("the emulated chip is only read by register");
  }

  @Override
  public void readRegister(int register, byte[] bytes, int length) {
    begin();
    measure();
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) value(register + i & 0xFF);
    }
  }

  private int value(int register) {
    if (inReset) {
      return 0;
    }
    return switch (register) {
      case 0x91 -> registers[0xFF] == 1 ? STOP_VARIABLE : 0;
      // The start bit clears itself as soon as the measurement has begun.
      case 0x00 -> registers[0x00] & ~0x01;
      default -> registers[register];
    };
  }

  private void measure() {
    if (clock.nowNs() - startedNs >= BUDGET_NS) {
      calibrated |= calibrating && registers[0x01] == 0x02;
      calibrating = false;
      double mm = floor.rangeMm();
      boolean seen = mm <= 2000 && calibrated;
      int value = seen ? (int) mm : OUT_OF_RANGE;
      if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
        frozen = -1;
      } else if (frozen < 0) {
        frozen = Math.min(value, 1900);
      }
      value = forced >= 0 ? forced : frozen >= 0 ? frozen : value;
      int status = seen || forced >= 0 || frozen >= 0 ? VALID : PHASE_FAILED;
      registers[0x14] = (forcedStatus >= 0 ? forcedStatus : status) << 3 | 0x01;
      registers[0x1E] = value >> 8;
      registers[0x1F] = value & 0xFF;
      ready = true;
      startedNs = continuous ? clock.nowNs() : NEVER;
    }
    registers[0x13] = ready ? 0x04 : 0;
  }

  private void begin() {
    if (faults.has(Fault.NACK) || clock.nowNs() < bootedNs) {
      throw new Pi4JException("I2C: no acknowledge");
    }
  }

  /** Every measurement gives this value; -1 for what the floor says. */
  public void force(int value) {
    forced = value;
  }

  /** Every measurement has this range status; -1 for the right one. */
  public void forceStatus(int status) {
    forcedStatus = status;
  }

  /** Its address on the bus now. */
  public int address() {
    return address;
  }
}
