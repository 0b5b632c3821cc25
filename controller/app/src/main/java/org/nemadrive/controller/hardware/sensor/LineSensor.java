package org.nemadrive.controller.hardware.sensor;

import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;

/** A digital line or light sensor behind a comparator: 1 when its line is at the active level. */
public final class LineSensor implements Sensor {
  private final Port line;
  private final boolean activeHigh;
  private final byte[] in = new byte[1];

  /** A sensor over an input port. */
  public LineSensor(Port line, boolean activeHigh) {
    this.line = line;
    this.activeHigh = activeHigh;
  }

  /** A level says nothing of who makes it, so there is nothing to prove. */
  @Override
  public void start() {
    in[0] = 0;
  }

  @Override
  public void poll(long nowNs, SensorReading out) {
    if (line.exchange(in, 0, in, 1) != IoStatus.OK) {
      out.failed();
      return;
    }
    out.valid(in[0] != 0 == activeHigh ? 1 : 0, nowNs);
  }
}
