package org.nemadrive.controller.replay;

import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.Wires;

/** Ports that answer what was answered when the journal was written. */
final class ReplayWires implements Wires {
  private static final IoStatus[] STATUS = IoStatus.values();

  private final JournalCursor cursor;
  private int opened;

  ReplayWires(JournalCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public Port open(PortRequest request) {
    int number = opened++;
    return (out, outLength, in, inLength) ->
        STATUS[cursor.takeExchange(number, out, outLength, in, inLength)];
  }

  @Override
  public void close() {}
}
