package org.nemadrive.telemetry.config;

import java.nio.file.Path;

/**
 * How many events are kept until the broker has them, and where.
 *
 * @param folder where they outlive an outage of the program, or null for memory only
 * @param maxCount events kept at most, 16 to 1,000,000
 * @param maxBytes bytes of events kept at most, 16 kB or more
 */
public record EventSettings(Path folder, int maxCount, long maxBytes) {
  /** Events kept where nothing else is asked for. */
  public static final int DEFAULT_MAX_COUNT = 4_096;

  /** Bytes of events kept where nothing else is asked for. */
  public static final int DEFAULT_MAX_BYTES = 4 << 20;

  public EventSettings {
    if (maxCount < 16 || maxCount > 1_000_000 || maxBytes < 16_384) {
      throw new IllegalArgumentException(
          "events.max_count is "
              + maxCount
              + " and events.max_bytes "
              + maxBytes
              + ", allowed 16 to 1000000 and 16384 or more");
    }
  }

  /** The usual bounds, in that folder, or in memory if it is null. */
  public static EventSettings in(Path folder) {
    return new EventSettings(folder, DEFAULT_MAX_COUNT, DEFAULT_MAX_BYTES);
  }
}
