package org.nemadrive.controller.record;

import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.tick.TickOutcome;

/** Writes the events of a drive as bytes. For the control thread; allocates nothing. */
public final class Journal implements TickJournal {
  private static final int LONGEST_EXCHANGE = 64;

  private final ByteSink sink;
  private final ReasonCodes codes;
  private final Thread owner = Thread.currentThread();
  private final byte[] event;

  /** A journal for a nervous system of this many neurons, kept by the calling thread. */
  public Journal(ByteSink sink, int neuronCount) {
    this(sink, neuronCount, ReasonCodes.PINNED);
  }

  /** The same in the codes of another version. */
  public Journal(ByteSink sink, int neuronCount, ReasonCodes codes) {
    this.sink = sink;
    this.codes = codes;
    this.event = new byte[Math.max(2 * LONGEST_EXCHANGE, 2 * neuronCount) + 32];
  }

  @Override
  public void begin(long nowNs) {
    event[0] = JournalEvent.TICK;
    Bytes.putLong(event, 1, nowNs);
    sink.put(event, 9);
  }

  /** An exchange; only those of the control thread belong to the drive's own course. */
  void exchange(int port, IoStatus status, byte[] out, int outLength, byte[] in, int inLength) {
    if (Thread.currentThread() != owner) {
      return;
    }
    event[0] = JournalEvent.EXCHANGE;
    event[1] = (byte) port;
    event[2] = (byte) status.ordinal();
    Bytes.putShort(event, 3, outLength);
    Bytes.putShort(event, 5, inLength);
    System.arraycopy(out, 0, event, 7, outLength);
    System.arraycopy(in, 0, event, 7 + outLength, inLength);
    sink.put(event, 7 + outLength + inLength);
  }

  /** From here on the loop follows this order. */
  void order(DriveOrder order) {
    event[0] = JournalEvent.ORDER;
    Bytes.putLong(event, 1, order.stop());
    event[9] = (byte) codes.code(order.reason());
    event[10] = (byte) order.driver().ordinal();
    Bytes.putLong(event, 11, Double.doubleToRawLongBits(order.leftDrive()));
    Bytes.putLong(event, 19, Double.doubleToRawLongBits(order.rightDrive()));
    Bytes.putLong(event, 27, order.expiresAtNs());
    sink.put(event, JournalEvent.ORDER_BYTES);
  }

  @Override
  public void thought(int stimulus, NeuronCore core) {
    event[0] = JournalEvent.THOUGHT;
    event[1] = (byte) stimulus;
    Bytes.putLong(event, 2, Double.doubleToRawLongBits(core.left()));
    Bytes.putLong(event, 10, Double.doubleToRawLongBits(core.right()));
    int spikes = core.spikeCount();
    Bytes.putShort(event, 18, spikes);
    for (int k = 0; k < spikes; k++) {
      Bytes.putShort(event, 20 + 2 * k, core.spike(k));
    }
    sink.put(event, 20 + 2 * spikes);
  }

  @Override
  public void end(TickOutcome outcome, StopReason reason) {
    event[0] = JournalEvent.END;
    event[1] = (byte) outcome.ordinal();
    event[2] = (byte) codes.code(reason);
    sink.put(event, 3);
  }

  @Override
  public void shutDown(StopReason reason) {
    event[0] = JournalEvent.SHUT_DOWN;
    event[1] = (byte) codes.code(reason);
    sink.put(event, 2);
  }
}
