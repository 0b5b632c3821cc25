package org.nemadrive.controller.profile;

import org.nemadrive.controller.hardware.sensor.Tcs34725;

/**
 * One sensor: how it is wired, when it counts as active, and how much of its misbehaviour is borne.
 *
 * @param wiring kind and wiring
 * @param threshold active below it (a range finder, millimetres) or above it (all others, 0 to 1)
 * @param medianOf values the median is taken of, odd, 1 to 9
 * @param debounceTicks ticks in a row before active changes, 1 to 20
 * @param staleAfterNs age at which the last value is no longer good, nanoseconds
 * @param failuresToStop failed polls in a row that make a failure, 1 to 20
 * @param flatLineTravelMm way without any change of a valid value that makes a failure,
 *     millimetres; 0 for never
 * @param optional whether the robot drives on without it, never faster than before
 */
public record SensorSettings(
    Wiring wiring,
    double threshold,
    int medianOf,
    int debounceTicks,
    long staleAfterNs,
    int failuresToStop,
    double flatLineTravelMm,
    boolean optional) {

  /** Kind and wiring of a sensor. */
  public sealed interface Wiring {
    /** Whether it measures millimetres to the next obstacle. */
    default boolean isRangeFinder() {
      return true;
    }

    /** Ultrasonic sensor on a Grove port of a GoPiGo3, 1 or 2. */
    record GoPiGo3Ultrasonic(int grovePort) implements Wiring {}

    /** Ultrasonic sensor of a GoPiGo 1 or 2 on an analog pin. */
    record GoPiGo2Ultrasonic(int pin) implements Wiring {}

    /** HC-SR04 on two lines. */
    record HcSr04Lines(int triggerLine, int echoLine) implements Wiring {}

    /** VL53L0X on an I2C bus; moved to its address from the fresh one at every start. */
    record Vl53l0xBus(int i2cBus, int address) implements Wiring {}

    /** Digital line sensor, bumper or light switch on a line. */
    record Line(int line, boolean activeHigh, boolean pullUp) implements Wiring {
      @Override
      public boolean isRangeFinder() {
        return false;
      }
    }

    /** TCS34725 on an I2C bus, with the LED on its interrupt pin lit or not. */
    record Tcs34725Bus(int i2cBus, int address, Tcs34725.Channel channel, boolean lit)
        implements Wiring {
      @Override
      public boolean isRangeFinder() {
        return false;
      }
    }

    /** Analog light sensor on a Grove port of a GoPiGo3, 1 or 2. */
    record GoPiGo3Light(int grovePort) implements Wiring {
      @Override
      public boolean isRangeFinder() {
        return false;
      }
    }
  }
}
