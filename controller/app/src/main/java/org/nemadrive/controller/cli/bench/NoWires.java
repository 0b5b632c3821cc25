package org.nemadrive.controller.cli.bench;

import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.Wires;

/** Ports that lead nowhere, for commands that only list. Every exchange fails. */
final class NoWires implements Wires {
  @Override
  public Port open(PortRequest request) {
    return (out, outLength, in, inLength) -> IoStatus.FAILED;
  }

  @Override
  public void close() {}
}
