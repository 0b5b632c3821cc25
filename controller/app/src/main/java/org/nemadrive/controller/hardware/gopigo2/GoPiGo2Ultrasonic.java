package org.nemadrive.controller.hardware.gopigo2;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * The ultrasonic sensor of a GoPiGo 1 or 2. The firmware times its pulse too long, by 1.30, and
 * waits up to 1.9 seconds for an echo that does not come, deaf for everything else: a range finder
 * on the Pi is the better choice.
 */
public final class GoPiGo2Ultrasonic implements Sensor {
  private static final int ULTRASONIC = 117;

  /** What the vendor's library waits; an echo of nothing in range lasts 38 ms. */
  private static final long WAIT_NS = 80_000_000;

  /** True centimetres are told as this many: pulse timing at 2 MHz, measured from 0.4 to 3 m. */
  private static final double TOLD = 1.30;

  private static final double MM_PER_CM = 10;

  /** As far as the sensor can see, as it is told. */
  private static final int MAX_CM = 520;

  /** Nothing in range was told as 655 to 855; more than this is what a dead bus reads. */
  private static final int MAX_ECHO_CM = 900;

  private final GoPiGo2Link link;
  private final Clock clock;
  private final int pin;

  /**
   * A sensor on an analog port; port A1 is pin 15.
   *
   * @param link the control thread's conversation with the board
   */
  public GoPiGo2Ultrasonic(GoPiGo2Link link, int pin, Clock clock) {
    this.link = link;
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
          "the ultrasonic sensor on pin %d gives no echo; is it plugged in there?".formatted(pin));
    }
  }

  /** An answer takes a tenth of a second. */
  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    int cm = link.ask(ULTRASONIC, pin, WAIT_NS);
    if (cm > 0 && cm <= MAX_CM) {
      out.valid(cm * MM_PER_CM / TOLD, nowNs);
    } else if (cm > MAX_CM && cm <= MAX_ECHO_CM) {
      out.nothing(nowNs);
    } else {
      out.failed();
    }
  }
}
