package org.nemadrive.controller.hardware.sensor;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.EchoTimer;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * An HC-SR04 range finder, 20 to 4000 mm, speed of sound 343 m/s. Nothing in range gives an echo of
 * about 38 ms; a soft or slanted target looks the same, so "nothing" never means "free".
 */
public final class HcSr04 implements Sensor {
  private static final double MM_PER_NS = 343e3 / 2 / 1e9;
  private static final double MIN_MM = 20;
  private static final double MAX_MM = 4000;
  private static final long MEASUREMENT_NS = 65_000_000;
  private static final int TRIES = 4;

  private final Port echo;
  private final Clock clock;
  private final byte[] in = new byte[EchoTimer.LENGTH];
  private int lastMeasurement;

  /** A sensor over an echo port. */
  public HcSr04(Port echo, Clock clock) {
    this.echo = echo;
    this.clock = clock;
  }

  @Override
  public void start() throws BoardException {
    SensorReading reading = new SensorReading();
    for (int i = 0; i < TRIES; i++) {
      poll(clock.nowNs(), reading);
      if (reading.status == SensorReading.Status.VALID
          || reading.status == SensorReading.Status.NOTHING_IN_RANGE) {
        return;
      }
      clock.pause(MEASUREMENT_NS);
    }
    throw new BoardException(
        StopReason.SENSOR_FAILED,
        "the HC-SR04 gives no echo; check trigger and echo lines and the 5 V divider");
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    if (echo.exchange(in, 0, in, EchoTimer.LENGTH) != IoStatus.OK) {
      out.failed();
      return;
    }
    long measuredNs = nowNs - Bytes.signedLong(in, 5);
    int measurement = Bytes.signedInt(in, 13);
    double mm = Bytes.signedInt(in, 1) * MM_PER_NS;
    if (in[0] == EchoTimer.NONE) {
      out.unchanged();
    } else if (in[0] != EchoTimer.ECHO || mm < MIN_MM / 2) {
      out.failed();
    } else if (measurement == lastMeasurement) {
      out.unchanged();
    } else if (mm > MAX_MM) {
      out.nothing(measuredNs);
    } else {
      out.valid(mm, measuredNs);
    }
    lastMeasurement = measurement;
  }
}
