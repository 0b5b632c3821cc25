package org.nemadrive.controller.hardware.sensor;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A VL53L0X time-of-flight range finder in continuous mode, about 30 values a second. It runs on
 * the chip's own factory settings: the maker's table of fine tuning is not loaded, so trust it for
 * "nearer than", not for the last millimetre. A fresh chip answers at 0x29; for another address it
 * is moved there at every start, so that it can share a bus with a TCS34725.
 *
 * <p>Registers from the VL53L0X data sheet and the behaviour of the maker's public interface.
 */
public final class Vl53l0x implements Sensor {
  private static final int START = 0x00;
  private static final int SEQUENCE = 0x01;
  private static final int INTERRUPT_MODE = 0x0A;
  private static final int INTERRUPT_CLEAR = 0x0B;
  private static final int INTERRUPT_STATUS = 0x13;
  private static final int RESULT = 0x14;
  private static final int RESULT_LENGTH = 12;

  /** Where the distance is in the result, two bytes. */
  private static final int RESULT_MM = 10;

  private static final int SIGNAL_RATE_LIMIT = 0x44;
  private static final int LIMIT_CHECKS = 0x60;
  private static final int PAGE = 0x80;
  private static final int INTERRUPT_POLARITY = 0x84;
  private static final int I2C_MODE = 0x88;
  private static final int SUPPLY = 0x89;
  private static final int STOP_VARIABLE = 0x91;
  private static final int ADDRESS = 0x8A;
  private static final int SOFT_RESET = 0xBF;
  private static final int MODEL_ID = 0xC0;
  private static final int HIDDEN_PAGE = 0xFF;

  private static final int MODEL = 0xEE;
  private static final int CONTINUOUS = 0x02;

  /** The only range status whose distance is one. */
  private static final int RANGE_VALID = 11;

  /** No new range, and the statuses of a laser or a chip that failed. */
  private static final int NO_UPDATE = 0;

  private static final int LAST_HARDWARE_FAILURE = 3;

  /** Closer than the chip can tell: not "nothing". */
  private static final int TOO_NEAR = 8;

  private static final int TOO_NEAR_BY_PHASE = 10;

  /** Address of a chip that was just reset. */
  public static final int FRESH_ADDRESS = 0x29;

  private static final int RATE_0_25_MCPS = 0x0020;

  /** Largest number the chip gives; this and 8190 come with nothing in range. */
  private static final int LARGEST = 8191;

  private static final long RESET_NS = 1_000_000;

  /** The data sheet's 1.2 ms, and a little. */
  private static final long BOOT_NS = 3_000_000;

  private static final double MIN_MM = 5;
  private static final double MAX_MM = 2000;
  private static final long POLL_NS = 5_000_000;
  private static final int CALIBRATION_POLLS = 100;

  private final RegisterDevice device;
  private final RegisterDevice fresh;
  private final Clock clock;
  private final int address;

  /**
   * A sensor over an I2C port.
   *
   * @param i2c the port of the address it is to have
   * @param fresh the port of the address it has after a reset, {@link #FRESH_ADDRESS}
   * @param address the address it is to have
   */
  public Vl53l0x(Port i2c, Port fresh, int address, Clock clock) {
    this.device = new RegisterDevice(i2c);
    this.fresh = new RegisterDevice(fresh);
    this.clock = clock;
    this.address = address;
  }

  @Override
  public void start() throws BoardException {
    reset(device);
    if (address != FRESH_ADDRESS && !answers()) {
      // Only written to: a TCS34725 at the same address hears it, too, and does nothing.
      reset(fresh);
      fresh.write(ADDRESS, address);
      fresh.takeFailure();
    }
    int model = device.read(MODEL_ID);
    require(!device.takeFailure(), "does not answer; check wiring and 'i2cdetect'");
    require(model == MODEL, "has model id %#x, expected 0xee".formatted(model));
    device.write(SUPPLY, device.read(SUPPLY) | 0x01);
    device.write(I2C_MODE, 0);
    openHiddenPage();
    int stopVariable = device.read(STOP_VARIABLE);
    closeHiddenPage();
    device.write(LIMIT_CHECKS, device.read(LIMIT_CHECKS) | 0x12);
    device.writeShort(SIGNAL_RATE_LIMIT, RATE_0_25_MCPS);
    device.write(INTERRUPT_MODE, 0x04);
    device.write(INTERRUPT_POLARITY, device.read(INTERRUPT_POLARITY) & ~0x10);
    device.write(INTERRUPT_CLEAR, 1);
    calibrate(0x01, 0x41);
    calibrate(0x02, 0x01);
    device.write(SEQUENCE, 0xE8);
    openHiddenPage();
    device.write(STOP_VARIABLE, stopVariable);
    closeHiddenPage();
    device.write(START, CONTINUOUS);
    require(!device.takeFailure(), "does not take its settings");
  }

  /** A chip that a dead program left ranging can be set up only afterwards. */
  private void reset(RegisterDevice chip) {
    chip.write(SOFT_RESET, 0);
    clock.pause(RESET_NS);
    chip.write(SOFT_RESET, 1);
    clock.pause(BOOT_NS);
    chip.takeFailure();
  }

  private boolean answers() {
    boolean right = device.read(MODEL_ID) == MODEL;
    return !device.takeFailure() && right;
  }

  private void openHiddenPage() {
    device.write(PAGE, 1);
    device.write(HIDDEN_PAGE, 1);
    device.write(START, 0);
  }

  private void closeHiddenPage() {
    device.write(START, 1);
    device.write(HIDDEN_PAGE, 0);
    device.write(PAGE, 0);
  }

  private void calibrate(int sequence, int start) throws BoardException {
    device.write(SEQUENCE, sequence);
    device.write(START, start);
    for (int i = 0; i < CALIBRATION_POLLS; i++) {
      if ((device.read(INTERRUPT_STATUS) & 0x07) != 0) {
        device.write(INTERRUPT_CLEAR, 1);
        device.write(START, 0);
        return;
      }
      clock.pause(POLL_NS);
    }
    throw failure("does not end its calibration");
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    boolean ready = (device.read(INTERRUPT_STATUS) & 0x07) != 0;
    if (!ready) {
      if (device.takeFailure()) {
        out.failed();
      } else {
        out.unchanged();
      }
      return;
    }
    byte[] result = device.readBlock(RESULT, RESULT_LENGTH);
    int status = Bytes.unsignedByte(result, 0) >> 3 & 0x0F;
    int mm = Bytes.unsignedShort(result, RESULT_MM);
    device.write(INTERRUPT_CLEAR, 1);
    // More than the largest number is what a bus reads on which nobody speaks.
    boolean broken =
        mm > LARGEST
            || status > NO_UPDATE && status <= LAST_HARDWARE_FAILURE
            || status == TOO_NEAR
            || status == TOO_NEAR_BY_PHASE
            || status == RANGE_VALID && mm < MIN_MM;
    if (device.takeFailure() || broken) {
      out.failed();
    } else if (status == NO_UPDATE) {
      out.unchanged();
    } else if (status != RANGE_VALID || mm > MAX_MM) {
      out.nothing(nowNs);
    } else {
      out.valid(mm, nowNs);
    }
  }

  private void require(boolean ok, String what) throws BoardException {
    if (!ok) {
      throw failure(what);
    }
  }

  private BoardException failure(String what) {
    return new BoardException(
        StopReason.SENSOR_FAILED, "the VL53L0X at address %#x %s".formatted(address, what));
  }
}
