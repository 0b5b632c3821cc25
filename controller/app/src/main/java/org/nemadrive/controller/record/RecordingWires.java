package org.nemadrive.controller.record;

import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;

/** Ports that tell a journal of every exchange. Ports are numbered in the order of opening. */
public final class RecordingWires implements Wires {
  private final Wires wires;
  private final Journal journal;
  private int opened;

  /** Records what goes over these wires. */
  public RecordingWires(Wires wires, Journal journal) {
    this.wires = wires;
    this.journal = journal;
  }

  @Override
  public Port open(PortRequest request) throws WireException {
    Port port = wires.open(request);
    int number = opened++;
    return (out, outLength, in, inLength) -> {
      IoStatus status = port.exchange(out, outLength, in, inLength);
      journal.exchange(number, status, out, outLength, in, inLength);
      return status;
    };
  }

  @Override
  public void close() {
    wires.close();
  }
}
