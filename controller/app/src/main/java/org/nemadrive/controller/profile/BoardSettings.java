package org.nemadrive.controller.profile;

/** Which board carries the motors, and how it is wired. */
public sealed interface BoardSettings {
  /** Whether its encoders count up whatever the direction, because they have one channel. */
  default boolean countsOneWay() {
    return false;
  }

  /** A robot inside this program. */
  record Simulated() implements BoardSettings {}

  /**
   * A GoPiGo3 over SPI.
   *
   * @param spiBus N of /dev/spidevN.1
   * @param enableLine BCM line the board needs high, 23
   * @param shutdownRequestLine BCM line the board raises when its button is pressed, 22
   * @param powerLimit largest motor power, per cent, 0 for no limit
   * @param buttonShutsDown whether the Pi is shut down when the power button is pressed
   * @param statusLights whether eyes and blinkers show what the robot may do
   */
  record GoPiGo3(
      int spiBus,
      int enableLine,
      int shutdownRequestLine,
      int powerLimit,
      boolean buttonShutsDown,
      boolean statusLights)
      implements BoardSettings {}

  /**
   * A GoPiGo 1 or 2 over I2C.
   *
   * @param i2cBus N of /dev/i2c-N
   * @param timeoutMs the board's communication timeout, milliseconds
   */
  record GoPiGo2(int i2cBus, int timeoutMs) implements BoardSettings {
    /** Address on its I2C bus, fixed in the board. */
    public static final int ADDRESS = 0x08;

    @Override
    public boolean countsOneWay() {
      return true;
    }
  }

  /**
   * An H-bridge by lines and PWM.
   *
   * @param bridge the chip
   * @param enableLine BCM line of STBY (TB6612FNG) or of the gate of both EN (L298N)
   * @param left the left motor
   * @param right the right motor
   * @param pwmFrequencyHz PWM frequency, hertz
   * @param pwmChip number of the PWM chip in /sys/class/pwm
   */
  record HBridge(
      Bridge bridge, int enableLine, Motor left, Motor right, int pwmFrequencyHz, int pwmChip)
      implements BoardSettings {
    @Override
    public boolean countsOneWay() {
      return true;
    }
  }

  /** A chip with two H-bridges. Source of the frequencies: the Toshiba and ST data sheets. */
  enum Bridge {
    /** MOSFETs, STBY as enable line; brakes in the off part of the PWM. */
    TB6612FNG(100_000),
    /** Bipolar and slow, about 2 V lost, PWM on its EN inputs; coasts in the off part. */
    L298N(5000);

    private final int maxPwmFrequencyHz;

    Bridge(int maxPwmFrequencyHz) {
      this.maxPwmFrequencyHz = maxPwmFrequencyHz;
    }

    /** Fastest PWM it follows, hertz. */
    public int maxPwmFrequencyHz() {
      return maxPwmFrequencyHz;
    }
  }

  /**
   * Lines of one motor.
   *
   * @param in1Line BCM line, high for forwards
   * @param in2Line BCM line, high for backwards
   * @param pwmChannel channel of the PWM chip
   * @param encoderLine BCM line of the wheel encoder
   */
  record Motor(int in1Line, int in2Line, int pwmChannel, int encoderLine) {}
}
