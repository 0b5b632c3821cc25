package org.nemadrive.telemetry.outbox;

/**
 * What became of the messages of one topic: {@code offered = sent + dropped + queued}, always.
 *
 * @param offered messages that were to be sent
 * @param sent messages handed to the connection
 * @param dropped messages given up because newer ones came or they grew stale
 * @param queued messages that wait
 */
public record LaneCount(long offered, long sent, long dropped, int queued) {}
