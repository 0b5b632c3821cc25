package org.nemadrive.telemetry.message;

/**
 * A message ready to be published.
 *
 * @param topic full topic
 * @param payload JSON, or empty to delete a retained message
 * @param qos MQTT quality of service: 0 for streams, 1 for the rest
 * @param retained whether the broker keeps it for those who come later
 * @param expiryS seconds after which nobody wants it any more; 0 for never
 * @param correlation correlation data of the command this answers, or null
 */
public record OutboundMessage(
    String topic, byte[] payload, int qos, boolean retained, int expiryS, byte[] correlation) {
  /** A stream message: at most once, gone after five seconds. */
  public static OutboundMessage stream(String topic, byte[] payload) {
    return new OutboundMessage(topic, payload, 0, false, 5, null);
  }

  /** A stream message that late comers shall see. */
  public static OutboundMessage retainedStream(String topic, byte[] payload) {
    return new OutboundMessage(topic, payload, 0, true, 0, null);
  }

  /** Retained, at least once. */
  public static OutboundMessage retained(String topic, byte[] payload) {
    return new OutboundMessage(topic, payload, 1, true, 0, null);
  }

  /** At least once, not retained. */
  public static OutboundMessage event(String topic, byte[] payload) {
    return new OutboundMessage(topic, payload, 1, false, 0, null);
  }

  /** The answer to a command. */
  public static OutboundMessage reply(String topic, byte[] payload, byte[] correlation) {
    return new OutboundMessage(topic, payload, 1, false, 10, correlation);
  }
}
