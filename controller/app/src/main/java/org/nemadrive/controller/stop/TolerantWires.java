package org.nemadrive.controller.stop;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;

/** Ports of which some may be missing: one that cannot be opened fails in every exchange. */
final class TolerantWires implements Wires {
  private static final Port MISSING = (out, outLength, in, inLength) -> IoStatus.FAILED;

  private final Wires wires;
  private final List<String> problems = new ArrayList<>();

  TolerantWires(Wires wires) {
    this.wires = wires;
  }

  @Override
  public Port open(PortRequest request) {
    try {
      return wires.open(request);
    } catch (WireException | RuntimeException e) {
      problems.add(e.getMessage());
      return MISSING;
    }
  }

  /** What could not be opened, and why. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    wires.close();
  }
}
