package org.nemadrive.controller.replay;

import java.util.Arrays;
import org.nemadrive.controller.hardware.wire.Bytes;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.record.JournalEvent;
import org.nemadrive.controller.record.ReasonCodes;
import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Reads the events of a journal in order. What the replay does is compared with what comes next;
 * whoever does another thing has diverged.
 */
final class JournalCursor {
  private static final Driver[] DRIVERS = Driver.values();

  private final byte[] events;
  private final ReasonCodes codes;
  private int at;
  private long ticks;

  JournalCursor(byte[] events, ReasonCodes codes) {
    this.events = events;
    this.codes = codes;
  }

  /** Type of the next event, or 0 at the end. */
  byte nextType() {
    return at < events.length ? events[at] : 0;
  }

  /** The time of the tick that comes next. */
  long nextTickNs() {
    expect(JournalEvent.TICK, 9);
    return Bytes.signedLong(events, at + 1);
  }

  /** The reason of the shutdown that comes next. */
  StopReason nextShutDown() {
    expect(JournalEvent.SHUT_DOWN, 2);
    return reason(at + 1);
  }

  /** The replay made this event; it must be the one that comes next. */
  void expectSame(byte[] event, int length) {
    if (event[0] == JournalEvent.TICK) {
      ticks++;
    }
    expect(event[0], length);
    int different = Arrays.mismatch(events, at, at + length, event, 0, length);
    if (different >= 0) {
      throw new ReplayDivergedException(ticks, at + different, "another byte than recorded");
    }
    at += length;
  }

  /** The order that comes next. */
  DriveOrder takeOrder() {
    expect(JournalEvent.ORDER, JournalEvent.ORDER_BYTES);
    int driver = events[at + 10];
    if (driver < 0 || driver >= DRIVERS.length) {
      throw new ReplayDivergedException(ticks, at + 10, "the unknown driver " + driver);
    }
    DriveOrder order =
        new DriveOrder(
            Bytes.signedLong(events, at + 1),
            reason(at + 9),
            DRIVERS[driver],
            Double.longBitsToDouble(Bytes.signedLong(events, at + 11)),
            Double.longBitsToDouble(Bytes.signedLong(events, at + 19)),
            Bytes.signedLong(events, at + 27));
    at += JournalEvent.ORDER_BYTES;
    return order;
  }

  /** Version 1: what a request to stop asked for, NONE if there was no request. */
  StopReason takeStopRequest() {
    expect(JournalEvent.STOP_REQUEST, 2);
    StopReason found = reason(at + 1);
    at += 2;
    return found;
  }

  /** Version 1: whether a release was asked for. */
  boolean takeReleaseRequest() {
    expect(JournalEvent.RELEASE_REQUEST, 2);
    int found = events[at + 1];
    if (found != 0 && found != 1) {
      throw new ReplayDivergedException(ticks, at + 1, "the unknown value " + found);
    }
    at += 2;
    return found == 1;
  }

  private StopReason reason(int place) {
    StopReason reason = codes.reason(events[place]);
    if (reason == null) {
      throw new ReplayDivergedException(ticks, place, "the unknown reason " + events[place]);
    }
    return reason;
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

  /** Ticks begun up to here. */
  long ticks() {
    return ticks;
  }

  /** Bytes read up to here. */
  long bytes() {
    return at;
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
