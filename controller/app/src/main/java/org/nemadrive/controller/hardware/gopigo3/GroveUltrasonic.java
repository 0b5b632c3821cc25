package org.nemadrive.controller.hardware.gopigo3;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * An ultrasonic sensor on a Grove port of the GoPiGo3. The firmware triggers it every 50 ms by
 * itself and repeats the last value; 0 means dead, 1 means nothing in range.
 */
public final class GroveUltrasonic implements Sensor {
  private static final int TYPE_ULTRASONIC = 4;
  private static final int LENGTH = 8;
  private static final int VALID_DATA = 0;
  private static final int CONFIGURING = 2;
  private static final int NO_DATA = 3;
  private static final int MIN_MM = 15;
  private static final int MAX_MM = 4300;
  private static final long TYPE_CHANGE_NS = 20_000_000;
  private static final int TYPE_CHANGE_TRIES = 25;

  private final GoPiGo3Link link;
  private final Clock clock;
  private final int grovePort;

  /**
   * A sensor on port 1 or 2.
   *
   * @param spi the board's own SPI port
   */
  public GroveUltrasonic(Port spi, int grovePort, Clock clock) {
    this.link = new GoPiGo3Link(spi);
    this.clock = clock;
    this.grovePort = grovePort;
  }

  @Override
  public void start() throws BoardException {
    int mask = grovePort == 1 ? 0x03 : 0x0C;
    link.send(GoPiGo3Message.SET_GROVE_TYPE, mask, TYPE_ULTRASONIC);
    // The main loop changes the type some time later; the first echo comes up to 50 ms after.
    SensorReading reading = new SensorReading();
    for (int i = 0; i < TYPE_CHANGE_TRIES; i++) {
      clock.pause(TYPE_CHANGE_NS);
      poll(clock.nowNs(), reading);
      if (reading.status == SensorReading.Status.VALID
          || reading.status == SensorReading.Status.NOTHING_IN_RANGE) {
        return;
      }
    }
    throw new BoardException(
        StopReason.SENSOR_FAILED,
        "the ultrasonic sensor on Grove port AD%d gives no value; is it plugged in there?"
            .formatted(grovePort));
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    int type = GoPiGo3Message.GET_GROVE_VALUE_1 + grovePort - 1;
    if (link.ask(type, LENGTH) != StopReason.NONE) {
      out.failed();
      return;
    }
    byte[] reply = link.reply();
    int status = reply[GoPiGo3Link.DATA + 1];
    int value = Bytes.unsignedShort(reply, GoPiGo3Link.DATA + 2);
    if (reply[GoPiGo3Link.DATA] == TYPE_ULTRASONIC && status == VALID_DATA) {
      if (value == 1) {
        out.nothing(nowNs);
      } else if (value >= MIN_MM && value <= MAX_MM) {
        out.valid(value, nowNs);
      } else {
        out.failed();
      }
    } else if (status == NO_DATA || status == CONFIGURING) {
      out.unchanged();
    } else {
      out.failed();
    }
  }
}
