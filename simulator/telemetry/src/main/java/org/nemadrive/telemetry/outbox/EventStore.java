package org.nemadrive.telemetry.outbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events, in order, until the broker has acknowledged each; bounded in number and bytes, the
 * oldest given up first and counted.
 *
 * <p>At most {@link #MAX_IN_FLIGHT} are under way. After a lost connection those are sent again
 * with the number they had, so that whoever reads the number sees each event once. While the disk
 * fails (full, read-only, gone), events live in memory only, and the journal is written anew as
 * soon as it can be.
 */
public final class EventStore {
  /** Events sent and not yet acknowledged, at most. */
  public static final int MAX_IN_FLIGHT = 8;

  private static final Logger LOG = LoggerFactory.getLogger(EventStore.class);
  private static final long FORCE_EVERY_NS = 1_000_000_000L;
  private static final long RETRY_DISK_EVERY_NS = 5_000_000_000L;
  private static final long PAUSE_AFTER_REFUSAL_NS = 5_000_000_000L;

  private final EventJournal journal;
  private final int maxEvents;
  private final long maxBytes;
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  private final ArrayDeque<Event> inFlight = new ArrayDeque<>();
  private long nextNumber;
  private long waitingBytes;
  private long lost;
  private boolean onDisk;
  private boolean unforced;
  private long nextForceNs;
  private long nextDiskTryNs;
  private long pausedUntilNs = Long.MIN_VALUE;

  /**
   * Takes over what the journal still holds.
   *
   * @param maxEvents events kept at most, 16 or more
   * @param maxBytes bytes of events kept at most; the file stays below twice as much
   */
  public EventStore(EventJournal journal, int maxEvents, long maxBytes) {
    this.journal = journal;
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    nextNumber = journal.nextNumberAtOpen();
    onDisk = true;
    for (Event event : journal.pendingAtOpen()) {
      waiting.add(event);
      waitingBytes += event.bytes();
    }
    giveUpOldest();
  }

  /** The number the next event gets; for its payload. */
  public long nextNumber() {
    return nextNumber;
  }

  /** Tells this store's numbers from those of a store begun anew. */
  public String storeId() {
    return journal.storeId();
  }

  /** Takes an event whose payload names {@link #nextNumber}. */
  public void add(String topic, byte[] payload, long nowNs) {
    Event event = new Event(nextNumber++, topic, payload);
    waiting.addLast(event);
    waitingBytes += event.bytes();
    onDisk(() -> journal.append(event), nowNs);
    unforced = true;
    giveUpOldest();
  }

  private void giveUpOldest() {
    while (waiting.size() + inFlight.size() > maxEvents || waitingBytes > maxBytes) {
      Event oldest = waiting.pollFirst();
      if (oldest == null) {
        return;
      }
      waitingBytes -= oldest.bytes();
      lost++;
      onDisk(() -> journal.done(oldest.number()), nextDiskTryNs);
    }
  }

  /** Sends the next event; false if none waits, the window is full or it was not taken. */
  boolean sendOne(Publisher publisher, long nowNs) {
    Event next = waiting.peekFirst();
    if (next == null || inFlight.size() >= MAX_IN_FLIGHT || nowNs < pausedUntilNs) {
      return false;
    }
    if (!publisher.publish(OutboundMessage.event(next.topic(), next.payload()), next.number())) {
      return false;
    }
    waiting.removeFirst();
    waitingBytes -= next.bytes();
    inFlight.addLast(next);
    return true;
  }

  /** The broker has this event. */
  void acknowledged(long number, long nowNs) {
    Event event = remove(inFlight, number);
    if (event == null) {
      event = remove(waiting, number); // sent back to the queue by the refusal of another
      if (event == null) {
        return;
      }
      waitingBytes -= event.bytes();
    }
    onDisk(() -> journal.done(number), nowNs);
  }

  private static Event remove(ArrayDeque<Event> from, long number) {
    for (Iterator<Event> events = from.iterator(); events.hasNext(); ) {
      Event event = events.next();
      if (event.number() == number) {
        events.remove();
        return event;
      }
    }
    return null;
  }

  /** The broker does not want this event, most likely for want of a right: try later. */
  void refused(long nowNs) {
    rewind();
    pausedUntilNs = nowNs + PAUSE_AFTER_REFUSAL_NS;
  }

  /** The connection is gone: what was under way must be sent again. */
  void rewind() {
    while (!inFlight.isEmpty()) {
      Event event = inFlight.removeLast();
      waiting.addFirst(event);
      waitingBytes += event.bytes();
    }
    pausedUntilNs = Long.MIN_VALUE;
  }

  /** Looks after the disk: forces, compacts, recovers. Called every few milliseconds. */
  public void step(long nowNs) {
    if (!onDisk && nowNs >= nextDiskTryNs) {
      nextDiskTryNs = nowNs + RETRY_DISK_EVERY_NS;
      onDisk = true;
      onDisk(() -> journal.rewrite(pending(), nextNumber), nowNs);
      if (onDisk) {
        LOG.info("Events are kept on disk again.");
      }
    }
    if (onDisk && unforced && nowNs >= nextForceNs) {
      nextForceNs = nowNs + FORCE_EVERY_NS;
      unforced = false;
      onDisk(journal::force, nowNs);
    }
    if (onDisk && journal.sizeBytes() > 2 * maxBytes) {
      onDisk(() -> journal.rewrite(pending(), nextNumber), nowNs);
    }
  }

  private List<Event> pending() {
    var all = new ArrayList<>(inFlight);
    all.addAll(waiting);
    return all;
  }

  private void onDisk(DiskAction action, long nowNs) {
    if (!onDisk) {
      return;
    }
    try {
      action.run();
    } catch (IOException failed) {
      onDisk = false;
      nextDiskTryNs = nowNs + RETRY_DISK_EVERY_NS;
      LOG.warn(
          "Events are kept in memory only, the disk does not take them: {}", failed.toString());
    }
  }

  private interface DiskAction {
    void run() throws IOException;
  }

  /** Events that the broker has not acknowledged. */
  public int pendingCount() {
    return waiting.size() + inFlight.size();
  }

  /** Events given up since the start because the store was full. */
  public long lost() {
    return lost;
  }

  /** Whether events outlive the process at this moment. */
  public boolean isOnDisk() {
    return onDisk;
  }

  /** Compacts and closes the journal. */
  public void close() {
    onDisk(() -> journal.rewrite(pending(), nextNumber), nextDiskTryNs);
    try {
      journal.close();
    } catch (IOException failed) {
      LOG.warn("The event journal did not close: {}", failed.toString());
    }
  }
}
