package org.nemadrive.controller.hardware.gopigo3;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * An analog light sensor on a Grove port of the GoPiGo3, 12 bits. Full darkness and a broken wire
 * look the same, so 0 is never a value.
 */
public final class GroveLight implements Sensor {
  private static final int TYPE_CUSTOM = 1;
  private static final int MODE_ANALOG_INPUT = 4;
  private static final int LENGTH = 7;
  private static final int VALID_DATA = 0;
  private static final int CONFIGURING = 2;
  private static final int NO_DATA = 3;
  private static final double FULL_SCALE = 4095;
  private static final long TYPE_CHANGE_NS = 30_000_000;

  private final GoPiGo3Link link;
  private final Clock clock;
  private final int grovePort;

  /** A sensor on the first pin of port 1 or 2. */
  public GroveLight(Port spi, int grovePort, Clock clock) {
    this.link = new GoPiGo3Link(spi);
    this.clock = clock;
    this.grovePort = grovePort;
  }

  @Override
  public void start() throws BoardException {
    link.send(GoPiGo3Message.SET_GROVE_TYPE, grovePort == 1 ? 0x03 : 0x0C, TYPE_CUSTOM);
    // Pin modes are obeyed only when the main loop has changed the type.
    clock.pause(TYPE_CHANGE_NS);
    link.send(GoPiGo3Message.SET_GROVE_MODE, grovePort == 1 ? 0x01 : 0x04, MODE_ANALOG_INPUT);
    clock.pause(TYPE_CHANGE_NS);
    SensorReading reading = new SensorReading();
    poll(clock.nowNs(), reading);
    if (reading.status != SensorReading.Status.VALID) {
      throw new BoardException(
          StopReason.SENSOR_FAILED,
          "the light sensor on Grove port AD%d gives no value; is it plugged in there?"
              .formatted(grovePort));
    }
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    int type = GoPiGo3Message.GET_GROVE_ANALOG_1_1 + 2 * (grovePort - 1);
    if (link.ask(type, LENGTH) != StopReason.NONE) {
      out.failed();
      return;
    }
    int status = link.reply()[GoPiGo3Link.DATA];
    int raw = Bytes.unsignedShort(link.reply(), GoPiGo3Link.DATA + 1);
    if (status == VALID_DATA && raw > 0 && raw <= FULL_SCALE) {
      out.valid(raw / FULL_SCALE, nowNs);
    } else if (status == NO_DATA || status == CONFIGURING) {
      out.unchanged();
    } else {
      out.failed();
    }
  }
}
