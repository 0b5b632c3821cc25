package org.nemadrive.telemetry.outbox;

import java.util.ArrayDeque;
import org.nemadrive.telemetry.message.OutboundMessage;

/** A short queue for one topic: full, it drops the oldest; what grew stale is dropped, too. */
final class Lane {
  private record Waiting(OutboundMessage message, long sinceNs) {}

  private final int capacity;
  private final long maxAgeNs;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long offered;
  private long sent;
  private long dropped;

  Lane(int capacity, long maxAgeNs) {
    this.capacity = capacity;
    this.maxAgeNs = maxAgeNs;
  }

  void offer(OutboundMessage message, long nowNs) {
    offered++;
    if (waiting.size() == capacity) {
      waiting.removeFirst();
      dropped++;
    }
    waiting.addLast(new Waiting(message, nowNs));
  }

  /** Sends the oldest message that is not stale; false if there is none or it was not taken. */
  boolean sendOne(Publisher publisher, long token, long nowNs) {
    while (!waiting.isEmpty() && nowNs - waiting.getFirst().sinceNs > maxAgeNs) {
      waiting.removeFirst();
      dropped++;
    }
    if (waiting.isEmpty() || !publisher.publish(waiting.getFirst().message, token)) {
      return false;
    }
    waiting.removeFirst();
    sent++;
    return true;
  }

  /** Counts a message as dropped that was lost before it came here. */
  void countDropped(long messages) {
    offered += messages;
    dropped += messages;
  }

  LaneCount count() {
    return new LaneCount(offered, sent, dropped, waiting.size());
  }
}
