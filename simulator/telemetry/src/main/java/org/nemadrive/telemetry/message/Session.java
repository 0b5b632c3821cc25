package org.nemadrive.telemetry.message;

import java.util.UUID;
import org.nemadrive.telemetry.TelemetryClock;

/**
 * One run of the program, from start to exit: its id tells a late message of an earlier run from
 * one of this run.
 *
 * @param id random UUID
 * @param startNs monotonic time of the start, nanoseconds
 * @param clock where time comes from
 */
public record Session(String id, long startNs, TelemetryClock clock) {
  /** A session that starts now. */
  public static Session start(TelemetryClock clock) {
    return new Session(UUID.randomUUID().toString(), clock.nanoTime(), clock);
  }

  /** Milliseconds since the session started; rises whatever the wall clock does. */
  public long upMs(long nowNs) {
    return (nowNs - startNs) / 1_000_000;
  }
}
