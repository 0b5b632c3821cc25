package org.nemadrive.controller.hardware.sensor;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A TCS34725 colour sensor: the share of one colour, or the brightness of all. Register numbers
 * from the ams TCS3472 data sheet. Its address 0x29 is also that of a fresh VL53L0X.
 */
public final class Tcs34725 implements Sensor {
  /** What is taken as the value. */
  public enum Channel {
    /** Brightness, fraction of full scale. */
    CLEAR,
    /** Red, fraction of red, green and blue. */
    RED,
    /** Green, fraction of red, green and blue. */
    GREEN,
    /** Blue, fraction of red, green and blue. */
    BLUE
  }

  private static final int COMMAND = 0x80;
  private static final int ENABLE = COMMAND;
  private static final int INTEGRATION = COMMAND | 0x01;
  private static final int GAIN = COMMAND | 0x0F;
  private static final int ID = COMMAND | 0x12;
  private static final int STATUS = COMMAND | 0x13;
  private static final int DATA = COMMAND | 0x20 | 0x14;

  private static final int PERSISTENCE = COMMAND | 0x0C;

  private static final int POWER_ON = 0x01;
  private static final int POWER_AND_ADC_ON = 0x03;

  /** Every cycle pulls the interrupt pin low, on which Dexter's board has its LED. */
  private static final int INTERRUPT_ON = 0x10;

  private static final int EVERY_CYCLE = 0;
  private static final int GAIN_4 = 0x01;
  private static final int INTEGRATION_24_MS = 256 - 10;

  /** Largest count after ten steps. */
  private static final int FULL_SCALE = 10 * 1024;

  private static final int DATA_VALID = 0x01;
  private static final long WARM_UP_NS = 3_000_000;
  private static final long INTEGRATION_NS = 30_000_000;

  private final RegisterDevice device;
  private final Clock clock;
  private final Channel channel;
  private final boolean lit;

  /**
   * A sensor over an I2C port.
   *
   * @param lit whether the LED on its interrupt pin shines
   */
  public Tcs34725(Port i2c, Channel channel, boolean lit, Clock clock) {
    this.device = new RegisterDevice(i2c);
    this.clock = clock;
    this.channel = channel;
    this.lit = lit;
  }

  @Override
  public void start() throws BoardException {
    int id = device.read(ID);
    if (device.takeFailure() || id != 0x44 && id != 0x4D) {
      throw new BoardException(
          StopReason.SENSOR_FAILED,
          "no TCS34725 at its address: id %#x, expected 0x44 or 0x4d; does a VL53L0X use 0x29, too?"
              .formatted(id));
    }
    device.write(ENABLE, POWER_ON);
    clock.pause(WARM_UP_NS);
    device.write(INTEGRATION, INTEGRATION_24_MS);
    device.write(GAIN, GAIN_4);
    device.write(PERSISTENCE, EVERY_CYCLE);
    device.write(ENABLE, lit ? POWER_AND_ADC_ON | INTERRUPT_ON : POWER_AND_ADC_ON);
    // The LED is lit at the end of the first cycle, and the second is the first to see by it.
    clock.pause(lit ? 2 * INTEGRATION_NS : INTEGRATION_NS);
    if (device.takeFailure()) {
      throw new BoardException(StopReason.SENSOR_FAILED, "the TCS34725 does not take its settings");
    }
    SensorReading reading = new SensorReading();
    poll(clock.nowNs(), reading);
    if (reading.status != SensorReading.Status.VALID) {
      throw new BoardException(
          StopReason.SENSOR_FAILED, "the TCS34725 gives no value; is it blinded?");
    }
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    int status = device.read(STATUS);
    byte[] data = device.readBlock(DATA, 8);
    if (device.takeFailure() || (status & DATA_VALID) == 0) {
      out.failed();
      return;
    }
    int clear = littleEndian(data, 0);
    int red = littleEndian(data, 2);
    int green = littleEndian(data, 4);
    int blue = littleEndian(data, 6);
    int peak = Math.max(red, Math.max(green, blue));
    // No count is above full scale: that is what a bus reads on which nobody speaks.
    boolean impossible = Math.max(peak, clear) > FULL_SCALE;
    // Colours cut off at full scale have lost their shares, while bright is still bright.
    boolean glare = channel != Channel.CLEAR && peak == FULL_SCALE;
    if (impossible || glare) {
      out.failed();
      return;
    }
    // In the dark there is no light of any colour.
    double sum = Math.max(1, red + green + blue);
    switch (channel) {
      case CLEAR -> out.valid(clear / (double) FULL_SCALE, nowNs);
      case RED -> out.valid(red / sum, nowNs);
      case GREEN -> out.valid(green / sum, nowNs);
      case BLUE -> out.valid(blue / sum, nowNs);
    }
  }

  private static int littleEndian(byte[] data, int at) {
    return data[at] & 0xFF | (data[at + 1] & 0xFF) << 8;
  }
}
