package org.nemadrive.telemetry.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nemadrive.telemetry.message.OutboundMessage;

/**
 * All that waits to be sent, and in which order it goes: replies, retained messages, events,
 * streams. Belongs to the telemetry thread.
 */
public final class Outbox {
  /** Messages a lane holds before it drops its oldest. */
  public static final int LANE_CAPACITY = 32;

  private static final int MAX_STREAMS_IN_FLIGHT = 8;
  private static final long MAX_STREAM_AGE_NS = 5_000_000_000L;
  private static final long MAX_REPLY_AGE_NS = 10_000_000_000L;
  private static final long STREAM_TOKEN = 0;
  private static final long OTHER_TOKEN = -1;

  /** Name of the lane for replies in the drop counts. */
  public static final String REPLIES = "reply";

  private final EventStore events;
  private final Map<String, Lane> streams = new TreeMap<>();
  private final Lane replies = new Lane(64, MAX_REPLY_AGE_NS);
  private final Map<String, OutboundMessage> retained = new LinkedHashMap<>();
  private final LinkedHashSet<String> unsent = new LinkedHashSet<>();
  private int streamsInFlight;
  private int othersInFlight;
  private int eventsInFlight;
  private int firstStream;

  public Outbox(EventStore events) {
    this.events = events;
  }

  /** The events among what waits. */
  public EventStore events() {
    return events;
  }

  /** Takes a message of a stream; {@code lane} names the stream in the counts. */
  public void offerStream(String lane, OutboundMessage message, long nowNs) {
    lane(lane).offer(message, nowNs);
  }

  /** Counts messages of a stream that were lost before they came here. */
  public void countDropped(String lane, long messages) {
    lane(lane).countDropped(messages);
  }

  private Lane lane(String name) {
    return streams.computeIfAbsent(name, any -> new Lane(LANE_CAPACITY, MAX_STREAM_AGE_NS));
  }

  /** Takes a retained message, in place of an earlier one on its topic. */
  public void offerRetained(OutboundMessage message) {
    retained.put(message.topic(), message);
    unsent.remove(message.topic());
    unsent.add(message.topic());
  }

  /** Whether a message of this session is, or will be, retained on a topic. */
  public boolean retains(String topic) {
    return retained.containsKey(topic);
  }

  /** Takes a reply to a command. */
  public void offerReply(OutboundMessage message, long nowNs) {
    replies.offer(message, nowNs);
  }

  /** A connection begins or ended: nothing is under way, all retained messages must go again. */
  public void connectionChanged() {
    streamsInFlight = 0;
    othersInFlight = 0;
    eventsInFlight = 0;
    events.rewind();
    unsent.addAll(retained.keySet());
  }

  /** All retained messages go again, as after a rebirth command. */
  public void resendRetained() {
    unsent.addAll(retained.keySet());
  }

  /** Sends what the window allows. */
  public void pump(Publisher publisher, long nowNs) {
    int window = publisher.window();
    while (underWay() < window && replies.sendOne(publisher, OTHER_TOKEN, nowNs)) {
      othersInFlight++;
    }
    while (underWay() < window && sendRetained(publisher)) {
      othersInFlight++;
    }
    while (underWay() < window && events.sendOne(publisher, nowNs)) {
      eventsInFlight++;
    }
    pumpStreams(publisher, window, nowNs);
  }

  private boolean sendRetained(Publisher publisher) {
    if (unsent.isEmpty()) {
      return false;
    }
    String topic = unsent.getFirst();
    OutboundMessage message = retained.get(topic);
    if (!publisher.publish(message, OTHER_TOKEN)) {
      return false;
    }
    unsent.removeFirst();
    if (message.payload().length == 0) {
      retained.remove(topic);
    }
    return true;
  }

  /** One message per stream in turn, so that a fast stream cannot starve a slow one. */
  private void pumpStreams(Publisher publisher, int window, long nowNs) {
    List<Lane> lanes = new ArrayList<>(streams.values());
    int idle = 0;
    while (idle < lanes.size() && streamsInFlight < MAX_STREAMS_IN_FLIGHT && underWay() < window) {
      Lane lane = lanes.get(firstStream++ % lanes.size());
      if (lane.sendOne(publisher, STREAM_TOKEN, nowNs)) {
        streamsInFlight++;
        idle = 0;
      } else {
        idle++;
      }
    }
  }

  private int underWay() {
    return streamsInFlight + othersInFlight + eventsInFlight;
  }

  /**
   * A message arrived or failed.
   *
   * @param token as given to {@link Publisher#publish}
   * @param ok whether the broker took it
   */
  public void delivered(long token, boolean ok, long nowNs) {
    if (token == STREAM_TOKEN) {
      streamsInFlight--;
    } else if (token == OTHER_TOKEN) {
      othersInFlight--;
    } else {
      eventsInFlight--;
      if (ok) {
        events.acknowledged(token, nowNs);
      } else {
        events.refused(nowNs);
      }
    }
  }

  /** Whether everything but streams is delivered. */
  public boolean isFlushed() {
    return unsent.isEmpty() && othersInFlight == 0 && events.pendingCount() == 0;
  }

  /** What became of the messages of each lane, by name; replies are among them. */
  public Map<String, LaneCount> counts() {
    var counts = new TreeMap<String, LaneCount>();
    streams.forEach((name, lane) -> counts.put(name, lane.count()));
    counts.put(REPLIES, replies.count());
    return counts;
  }

  /** Stream messages and replies that wait. */
  public int queued() {
    return counts().values().stream().mapToInt(LaneCount::queued).sum();
  }
}
