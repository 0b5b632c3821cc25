package org.nemadrive.telemetry.testing;

import org.nemadrive.telemetry.TelemetryClock;

/** A clock that stands still until told. */
public final class SteppedClock implements TelemetryClock {
  private long nowNs = 1_000_000_000_000L;

  /** Lets time pass. */
  public void advanceMs(long ms) {
    nowNs += ms * 1_000_000;
  }

  @Override
  public long nanoTime() {
    return nowNs;
  }

  @Override
  public long epochMicros() {
    return 1_790_000_000_000_000L + nowNs / 1_000;
  }
}
