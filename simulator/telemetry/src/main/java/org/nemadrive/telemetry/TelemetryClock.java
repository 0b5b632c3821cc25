package org.nemadrive.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The two clocks telemetry needs, so that tests can step them. */
public interface TelemetryClock {
  /** Monotonic time, nanoseconds, as {@link System#nanoTime()}: for deadlines, leases, ages. */
  long nanoTime();

  /** Wall-clock time, microseconds since 1970-01-01 UTC: for people, never for a decision. */
  long epochMicros();

  /** The clocks of this machine. */
  static TelemetryClock system() {
    return new TelemetryClock() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public long epochMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      }
    };
  }
}
