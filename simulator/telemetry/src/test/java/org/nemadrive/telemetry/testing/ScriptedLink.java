package org.nemadrive.telemetry.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.telemetry.link.LinkEvent;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.link.MqttLink;
import org.nemadrive.telemetry.message.OutboundMessage;

/** A link without a network: the test says what the broker does. */
public final class ScriptedLink implements MqttLink {
  /** A publish that was taken. */
  public record Published(OutboundMessage message, long token) {}

  private final ArrayDeque<LinkEvent> events = new ArrayDeque<>();
  private final List<Published> published = new ArrayList<>();
  private int window;
  private int attempts;
  private int aborts;
  private int goodbyes;
  private boolean attempting;
  private boolean full;
  private boolean acknowledging = true;

  /** The broker accepts the connection, if one is tried at this moment. */
  public void accept() {
    if (!attempting) {
      return;
    }
    window = 19;
    events.add(new LinkEvent.Connected(window));
    events.add(new LinkEvent.Subscribed(List.of()));
  }

  /** The broker refuses or goes away. */
  public void lose(LinkFault.Kind kind) {
    window = 0;
    events.add(new LinkEvent.Lost(new LinkFault(kind, kind.name())));
  }

  /** Something arrives. */
  public void happen(LinkEvent event) {
    events.add(event);
  }

  /** Whether publishes are refused, as by a full window. */
  public void setFull(boolean isFull) {
    full = isFull;
  }

  /** Whether publishes are acknowledged at once. */
  public void setAcknowledging(boolean acknowledges) {
    acknowledging = acknowledges;
  }

  /** Everything that was taken, in order. */
  public List<Published> published() {
    return published;
  }

  /** How often a connection was tried. */
  public int attempts() {
    return attempts;
  }

  /** How often it was dropped. */
  public int aborts() {
    return aborts;
  }

  /** How often it was closed politely. */
  public int goodbyes() {
    return goodbyes;
  }

  @Override
  public void connect() {
    attempts++;
    attempting = true;
  }

  @Override
  public void abort() {
    aborts++;
    attempting = false;
    window = 0;
    events.clear();
  }

  @Override
  public void close() {
    goodbyes++;
    window = 0;
  }

  @Override
  public LinkEvent poll() {
    return events.poll();
  }

  @Override
  public int window() {
    return window;
  }

  @Override
  public boolean publish(OutboundMessage message, long token) {
    if (full || window == 0) {
      return false;
    }
    published.add(new Published(message, token));
    if (acknowledging) {
      events.add(new LinkEvent.Delivered(token, true, "ok"));
    }
    return true;
  }
}
