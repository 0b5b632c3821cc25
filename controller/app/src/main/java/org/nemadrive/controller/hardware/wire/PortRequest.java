package org.nemadrive.controller.hardware.wire;

/** Which device or line a driver wants to talk to. Line numbers are BCM numbers. */
public sealed interface PortRequest {
  /**
   * An SPI device, mode 0, most significant bit first.
   *
   * @param bus number of the bus, as in /dev/spidevBUS.CS
   * @param chipSelect chip select, as in /dev/spidevBUS.CS
   * @param clockHz clock, hertz
   */
  record Spi(int bus, int chipSelect, int clockHz) implements PortRequest {}

  /**
   * An I2C device.
   *
   * @param bus N of /dev/i2c-N
   * @param address 7-bit address
   */
  record I2c(int bus, int address) implements PortRequest {}

  /**
   * A line driven by us: low at the start, and low at the end unless it was last told {@link
   * #HIGH_FOR_GOOD}.
   *
   * @param line BCM number
   * @param high high at the start and at the end, instead
   */
  record Output(int line, boolean high) implements PortRequest {
    /** Level byte of an exchange: high, and left high at the end. */
    public static final byte HIGH_FOR_GOOD = 2;

    /** A line that is low at the start. */
    public Output(int line) {
      this(line, false);
    }
  }

  /**
   * A line we look at.
   *
   * @param line BCM number
   * @param pullUp pulled up inside the Pi; pulled down otherwise
   */
  record Input(int line, boolean pullUp) implements PortRequest {}

  /**
   * A hardware PWM channel, off at the start and at the end.
   *
   * @param channel channel number of the chip, not a line
   * @param frequencyHz frequency, hertz
   */
  record Pwm(int channel, int frequencyHz) implements PortRequest {}

  /**
   * Rising edges of a line, counted since the start, 32 bits.
   *
   * @param line BCM number
   */
  record EdgeCounter(int line) implements PortRequest {}

  /**
   * A range finder with a trigger line and an echo line. Each exchange returns the last echo and
   * starts the next measurement if none is under way: a status byte (see {@link EchoTimer}), the
   * echo's width in nanoseconds (4 bytes), the measurement's age in nanoseconds (8 bytes) and its
   * number (4 bytes).
   *
   * @param triggerLine BCM number
   * @param echoLine BCM number
   */
  record Echo(int triggerLine, int echoLine) implements PortRequest {}

  /** The robot inside this program. */
  record SimulatedWheels() implements PortRequest {}
}
