package org.nemadrive.telemetry.link;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: 0.5 s, doubled up to 8 s, each time a random
 * half to whole of it, so that a hundred robots do not come back at the same moment.
 */
final class BackOff {
  static final long FIRST_NS = 500_000_000L;
  static final long LONGEST_NS = 8_000_000_000L;

  private final RandomGenerator random;
  private long ceilingNs = FIRST_NS;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  long nextNs() {
    long delayNs = ceilingNs / 2 + random.nextLong(ceilingNs / 2 + 1);
    ceilingNs = Math.min(2 * ceilingNs, LONGEST_NS);
    return delayNs;
  }

  void reset() {
    ceilingNs = FIRST_NS;
  }
}
