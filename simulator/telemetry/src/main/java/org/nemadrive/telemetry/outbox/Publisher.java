package org.nemadrive.telemetry.outbox;

import org.nemadrive.telemetry.message.OutboundMessage;

/** Takes messages towards the broker without ever waiting. */
public interface Publisher {
  /** How many messages may be under way at once on this connection; 0 without a connection. */
  int window();

  /**
   * Starts sending a message.
   *
   * @param token comes back in {@link Outbox#delivered} once the message arrived or failed
   * @return false if it cannot be taken now; nothing was sent then
   */
  boolean publish(OutboundMessage message, long token);
}
