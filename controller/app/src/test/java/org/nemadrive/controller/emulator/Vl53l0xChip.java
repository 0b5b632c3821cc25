package org.nemadrive.controller.emulator;

import com.pi4j.exception.Pi4JException;

/**
 * A VL53L0X from its data sheet: model id, a register file, continuous measurements every 33 ms,
 * data-ready bits that are cleared by the host, 8190 when there is nothing within 2 m.
 */
public final class Vl53l0xChip implements EmulatedI2c {
  private static final long BUDGET_NS = 33_000_000;
  private static final int OUT_OF_RANGE = 8190;

  private final ManualClock clock;
  private final Floor floor;
  private final Faults faults;
  private final int[] registers = new int[256];
  private long startedNs = Long.MAX_VALUE / 2;
  private boolean continuous;
  private boolean ready;
  private int frozen = -1;
  private int forced = -1;

  Vl53l0xChip(ManualClock clock, Floor floor, Faults faults) {
    this.clock = clock;
    this.floor = floor;
    this.faults = faults;
    registers[0xC0] = 0xEE;
    registers[0xC1] = 0xAA;
    registers[0x91] = 0x3C;
  }

  @Override
  public void write(byte[] bytes, int length) {
    begin();
    int register = bytes[0] & 0xFF;
    for (int i = 1; i < length; i++) {
      registers[register + i - 1 & 0xFF] = bytes[i] & 0xFF;
    }
    boolean hidden = registers[0x80] == 1 || registers[0xFF] == 1;
    if (length == 2 && register == 0x0B && bytes[1] == 1) {
      ready = false;
    } else if (length == 2 && register == 0x00 && !hidden) {
      start(bytes[1] & 0xFF);
    }
  }

  private void start(int mode) {
    continuous = mode == 0x02;
    boolean single = (mode & 0x01) != 0;
    startedNs = continuous || single ? clock.nowNs() : Long.MAX_VALUE / 2;
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
      bytes[i] = (byte) registers[register + i & 0xFF];
    }
  }

  private void measure() {
    if (clock.nowNs() - startedNs >= BUDGET_NS) {
      double mm = floor.rangeMm();
      int value = mm > 2000 ? OUT_OF_RANGE : (int) mm;
      if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
        frozen = -1;
      } else if (frozen < 0) {
        frozen = Math.min(value, 1900);
      }
      value = forced >= 0 ? forced : frozen >= 0 ? frozen : value;
      registers[0x1E] = value >> 8;
      registers[0x1F] = value & 0xFF;
      ready = true;
      startedNs = continuous ? clock.nowNs() : Long.MAX_VALUE / 2;
    }
    registers[0x13] = ready ? 0x04 : 0;
  }

  private void begin() {
    if (faults.has(Fault.NACK)) {
      throw new Pi4JException("I2C: no acknowledge");
    }
  }

  /** Every measurement gives this value; -1 for what the floor says. */
  public void force(int value) {
    forced = value;
  }
}
