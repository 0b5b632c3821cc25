package org.nemadrive.telemetry.link;

import org.nemadrive.telemetry.outbox.Publisher;

/**
 * One connection after another to one broker. All methods belong to the telemetry thread and none
 * waits; what happens is told by {@link #poll}.
 */
public interface MqttLink extends Publisher {
  /** Starts an attempt; ends in {@link LinkEvent.Connected} or {@link LinkEvent.Lost}. */
  void connect();

  /** Drops the connection or attempt at once, without a goodbye, and forgets what it reported. */
  void abort();

  /** Says goodbye, so that the last will stays unsaid, and closes; waits at most a second. */
  void close();

  /** The next thing that happened, or null. */
  LinkEvent poll();
}
