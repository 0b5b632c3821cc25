package org.nemadrive.controller.hardware.simulated;

import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.simulator.body.BodyModel;

/** The only port of a simulated robot. */
public final class SimulatedWires implements Wires {
  private final BodyModel body;

  /** Ports of a robot with this body. */
  public SimulatedWires(BodyModel body) {
    this.body = body;
  }

  @Override
  public Port open(PortRequest request) throws WireException {
    if (request instanceof PortRequest.SimulatedWheels) {
      return new SimulatedWheels(body);
    }
    throw new WireException("a simulated robot has no " + request, null);
  }

  @Override
  public void close() {}
}
