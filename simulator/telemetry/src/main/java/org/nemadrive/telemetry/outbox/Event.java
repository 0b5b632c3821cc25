package org.nemadrive.telemetry.outbox;

/**
 * An event that must reach the broker.
 *
 * @param number rises by one from event to event of one store, over restarts
 * @param topic full topic
 * @param payload JSON
 */
public record Event(long number, String topic, byte[] payload) {
  int bytes() {
    return topic.length() + payload.length;
  }
}
