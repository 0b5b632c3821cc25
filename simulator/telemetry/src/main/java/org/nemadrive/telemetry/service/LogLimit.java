package org.nemadrive.telemetry.service;

/** Lets 20 lines a second pass. */
final class LogLimit {
  private static final int PER_SECOND = 20;
  private static final long SECOND_NS = 1_000_000_000L;

  private long windowStartNs = Long.MIN_VALUE / 2;
  private int passed;

  boolean pass(long nowNs) {
    if (nowNs - windowStartNs >= SECOND_NS) {
      windowStartNs = nowNs;
      passed = 0;
    }
    return ++passed <= PER_SECOND;
  }
}
