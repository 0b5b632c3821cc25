package org.nemadrive.telemetry.link;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connection: connects, sends what the outbox holds, notices a broker that is gone or
 * frozen, and tries again after a growing, jittered pause, for ever. After an eviction the pause is
 * long: two that both came back at once would do nothing but evict each other.
 *
 * <p>Belongs to the telemetry thread, which calls {@link #step} every few milliseconds.
 */
public final class LinkSupervisor {
  private enum Phase {
    WAITING,
    CONNECTING,
    UP,
    CLOSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(LinkSupervisor.class);
  private static final long CONNECT_TIMEOUT_NS = 10_000_000_000L;
  private static final long STABLE_AFTER_NS = 5_000_000_000L;
  private static final long EVICTED_PAUSE_NS = 15_000_000_000L;

  private final MqttLink link;
  private final Outbox outbox;
  private final BackOff backOff;
  private final Consumer<InboundMessage> inbound;
  private Phase phase = Phase.WAITING;
  private long phaseSinceNs;
  private long nextAttemptNs;
  private int connects;
  private List<String> refusedSubscriptions;
  private LinkFault fault;
  private LinkFault said;
  private long echoNs;
  private long heardNs;
  private int evictions;
  private long echoLimitNs = Long.MAX_VALUE;
  private boolean echoed;

  /**
   * Makes a supervisor that connects at its first step.
   *
   * @param inbound sees every message that arrives, on the telemetry thread
   */
  public LinkSupervisor(
      MqttLink link,
      Outbox outbox,
      RandomGenerator random,
      Consumer<InboundMessage> inbound,
      long nowNs) {
    this.link = link;
    this.outbox = outbox;
    this.inbound = inbound;
    backOff = new BackOff(random);
    nextAttemptNs = nowNs;
    phaseSinceNs = nowNs;
    heardNs = nowNs;
  }

  /** Does what is due. */
  public void step(long nowNs) {
    for (LinkEvent event = link.poll(); event != null; event = link.poll()) {
      handle(event, nowNs);
    }
    switch (phase) {
      case WAITING -> {
        if (nowNs - nextAttemptNs >= 0) {
          enter(Phase.CONNECTING, nowNs);
          link.connect();
        }
      }
      case CONNECTING -> {
        if (nowNs - phaseSinceNs > CONNECT_TIMEOUT_NS) {
          lost(new LinkFault(LinkFault.Kind.TIMEOUT, "the broker did not answer in time"), nowNs);
        }
      }
      case UP -> {
        if (echoed && nowNs - echoNs > echoLimitNs) {
          lost(
              new LinkFault(
                  LinkFault.Kind.TIMEOUT,
                  "the broker is silent: our own messages do not come back from it"),
              nowNs);
        } else {
          outbox.pump(link, nowNs);
        }
      }
      case CLOSED -> {}
    }
  }

  private void handle(LinkEvent event, long nowNs) {
    switch (event) {
      case LinkEvent.Connected connected -> {
        if (phase != Phase.CONNECTING) {
          return;
        }
        enter(Phase.UP, nowNs);
        connects++;
        echoed = false;
        refusedSubscriptions = null;
        outbox.connectionChanged();
        LOG.info("Connected to the broker.");
      }
      case LinkEvent.Subscribed(List<String> refused) -> {
        refusedSubscriptions = refused;
        if (!refused.isEmpty()) {
          LOG.warn("The broker does not let us subscribe to {}; look at its ACL.", refused);
        }
      }
      case LinkEvent.Delivered(long token, boolean ok, String reason) -> {
        outbox.delivered(token, ok, nowNs);
        if (!ok && phase == Phase.UP) {
          LOG.debug("The broker did not take a message: {}", reason);
        }
      }
      case LinkEvent.Arrived(InboundMessage message) -> {
        echoNs = nowNs;
        heardNs = nowNs;
        inbound.accept(message);
      }
      case LinkEvent.Lost(LinkFault why) -> lost(why, nowNs);
    }
  }

  private void lost(LinkFault why, long nowNs) {
    if (phase == Phase.CLOSED || phase == Phase.WAITING) {
      return;
    }
    boolean stable = phase == Phase.UP && nowNs - phaseSinceNs >= STABLE_AFTER_NS;
    fault = why;
    link.abort();
    outbox.connectionChanged();
    if (stable) {
      backOff.reset();
      said = null;
    }
    enter(Phase.WAITING, nowNs);
    nextAttemptNs = nowNs + backOff.nextNs();
    if (why.kind() == LinkFault.Kind.EVICTED) {
      nextAttemptNs += EVICTED_PAUSE_NS;
      evictions++;
    }
    if (!why.equals(said)) {
      LOG.warn("Not connected: {}. Trying again.", why.advice());
      said = why;
    }
  }

  private void enter(Phase next, long nowNs) {
    phase = next;
    phaseSinceNs = nowNs;
  }

  /**
   * Notes that a message of our own came back, and how long the next may take at most before the
   * broker counts as frozen.
   */
  public void echo(long nowNs, long limitNs) {
    echoed = true;
    echoNs = nowNs;
    echoLimitNs = limitNs;
  }

  /** Says goodbye and closes. */
  public void close(long nowNs) {
    if (phase == Phase.UP) {
      link.close();
    } else {
      link.abort();
    }
    enter(Phase.CLOSED, nowNs);
  }

  /**
   * Leaves politely for a while, because a twin speaks in our name. Client ids are made anew at
   * each start, so that the broker itself takes two robots of one name for two clients.
   */
  public void evict(long nowNs) {
    if (phase == Phase.UP) {
      link.close();
      lost(LinkFault.evicted(), nowNs);
    }
  }

  /** Whether there is a connection. */
  public boolean isUp() {
    return phase == Phase.UP;
  }

  /** Whether another took our place; the next attempt is seconds away. */
  public boolean isEvicted() {
    return phase == Phase.WAITING && fault != null && fault.kind() == LinkFault.Kind.EVICTED;
  }

  /** How often another took our place. */
  public int evictions() {
    return evictions;
  }

  /** When the newest message came, our own among them; the start if none did. */
  public long heardNs() {
    return heardNs;
  }

  /** Whether the broker answered our subscriptions. */
  public boolean isSubscribed() {
    return phase == Phase.UP && refusedSubscriptions != null;
  }

  /** Whether our own messages come back to us on this connection. */
  public boolean isEchoed() {
    return phase == Phase.UP && echoed;
  }

  /** Whether the broker refused this one of our subscriptions. */
  public boolean isRefused(String filter) {
    return phase == Phase.UP
        && refusedSubscriptions != null
        && refusedSubscriptions.contains(filter);
  }

  /** Nanoseconds since the connection was made, 0 without one. */
  public long connectedNs(long nowNs) {
    return phase == Phase.UP ? nowNs - phaseSinceNs : 0;
  }

  /** Connections made after the first. */
  public int reconnects() {
    return Math.max(0, connects - 1);
  }

  /** Why the last connection or attempt ended, or null. */
  public LinkFault fault() {
    return fault;
  }
}
