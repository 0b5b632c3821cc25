package org.nemadrive.controller.hardware.gopigo2;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * The ultrasonic sensor of a GoPiGo 1 or 2. Without an echo the firmware stands still for up to a
 * second, and what is read then is a status byte, not a distance.
 */
public final class GoPiGo2Ultrasonic implements Sensor {
  private static final int ULTRASONIC = 117;
  private static final long WAIT_NS = 80_000_000;
  private static final int MAX_CM = 400;

  /** Between this and what the sensor can see, the value says "nothing near". */
  private static final int MAX_ECHO_CM = 500;

  private final GoPiGo2Link link;
  private final Clock clock;
  private final int pin;

  /**
   * A sensor on an analog port; port A1 is pin 15.
   *
   * @param i2c the board's own I2C port
   */
  public GoPiGo2Ultrasonic(Port i2c, int pin, Clock clock) {
    this.link = new GoPiGo2Link(i2c, clock);
    this.clock = clock;
    this.pin = pin;
  }

  @Override
  public void start() throws BoardException {
    SensorReading reading = new SensorReading();
    poll(clock.nowNs(), reading);
    if (reading.status == SensorReading.Status.FAILED) {
      throw new BoardException(
          StopReason.SENSOR_FAILED,
          "the ultrasonic sensor on pin %d gives no distance; is it plugged in there?"
              .formatted(pin));
    }
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    int cm = link.ask(ULTRASONIC, pin, WAIT_NS);
    if (cm > 0 && cm <= MAX_CM) {
      out.valid(cm * 10.0, nowNs);
    } else if (cm > MAX_CM && cm <= MAX_ECHO_CM) {
      out.nothing(nowNs);
    } else {
      out.failed();
    }
  }
}
