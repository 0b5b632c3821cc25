package org.nemadrive.telemetry.message;

/**
 * A message that came from the broker.
 *
 * @param topic full topic
 * @param payload as it came
 * @param retained whether it was published with the retain flag
 * @param expiryS seconds it may still live by its MQTT 5 message expiry; negative without one
 * @param responseTopic where the sender wants the answer, or null
 * @param correlation what the sender wants back in the answer, or null
 * @param receivedNs monotonic time of arrival, nanoseconds
 */
public record InboundMessage(
    String topic,
    byte[] payload,
    boolean retained,
    long expiryS,
    String responseTopic,
    byte[] correlation,
    long receivedNs) {}
