package org.nemadrive.controller.record;

import java.util.Arrays;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.simulator.mode.StopReason;

/** Reads the events of a journal in order; whoever wants another one than comes has diverged. */
final class JournalCursor {
  private final byte[] events;
  private int at;
  private long ticks;

  JournalCursor(byte[] events) {
    this.events = events;
  }

  /** Type of the next event, or 0 at the end. */
  byte nextType() {
    return at < events.length ? events[at] : 0;
  }

  /** The time of the tick that comes next. */
  long takeTick() {
    expect(JournalEvent.TICK, 9);
    ticks++;
    long nowNs = Bytes.signedLong(events, at + 1);
    at += 9;
    return nowNs;
  }

  /** The single byte of a two-byte event of this type. */
  int takeByte(byte type) {
    expect(type, 2);
    int value = events[at + 1];
    int values = type == JournalEvent.RELEASE_REQUEST ? 2 : StopReason.values().length;
    if (value < 0 || value >= values) {
      throw new ReplayDivergedException(ticks, at, "the unknown value " + value);
    }
    at += 2;
    return value;
  }

  /** Compares what the driver sends with what it sent, and gives it what it got. */
  int takeExchange(int port, byte[] out, int outLength, byte[] in, int inLength) {
    expect(JournalEvent.EXCHANGE, 7);
    expectLength(7 + outLength + inLength);
    boolean same =
        events[at + 1] == (byte) port
            && events[at + 2] >= 0
            && events[at + 2] < IoStatus.values().length
            && Bytes.unsignedShort(events, at + 3) == outLength
            && Bytes.unsignedShort(events, at + 5) == inLength
            && Arrays.equals(events, at + 7, at + 7 + outLength, out, 0, outLength);
    if (!same) {
      throw new ReplayDivergedException(ticks, at, "another exchange than recorded");
    }
    int status = events[at + 2];
    System.arraycopy(events, at + 7 + outLength, in, 0, inLength);
    at += 7 + outLength + inLength;
    return status;
  }

  /** Passes over an event that the replay makes anew. */
  void skipThought() {
    expect(JournalEvent.THOUGHT, 20);
    int length = 20 + 2 * Bytes.unsignedShort(events, at + 18);
    expectLength(length);
    at += length;
  }

  /** Passes over the end of a tick. */
  void skipEnd() {
    expect(JournalEvent.END, 3);
    at += 3;
  }

  /** Ticks begun up to here. */
  long ticks() {
    return ticks;
  }

  private void expect(byte type, int length) {
    expectLength(length);
    if (events[at] != type) {
      throw new ReplayDivergedException(
          ticks, at, "event %02x where the replay makes %02x".formatted(events[at], type));
    }
  }

  private void expectLength(int length) {
    if (at + length > events.length) {
      throw new ReplayDivergedException(ticks, at, "the end of the recording");
    }
  }
}
