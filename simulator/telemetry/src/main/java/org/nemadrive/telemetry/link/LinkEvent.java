package org.nemadrive.telemetry.link;

import java.util.List;
import org.nemadrive.telemetry.message.InboundMessage;

/** What a connection reports, in the order it happened. */
public sealed interface LinkEvent {
  /** Connected and subscribed, or about to be; {@code window} messages may be under way at once. */
  record Connected(int window) implements LinkEvent {}

  /** The subscriptions were answered; {@code refused} are the filters that were not granted. */
  record Subscribed(List<String> refused) implements LinkEvent {}

  /** The attempt failed or the connection ended. */
  record Lost(LinkFault fault) implements LinkEvent {}

  /** A message published with this token arrived, or did not. */
  record Delivered(long token, boolean ok, String reason) implements LinkEvent {}

  /** A message came in. */
  record Arrived(InboundMessage message) implements LinkEvent {}
}
