package org.nemadrive.controller.hardware.wire;

import org.nemadrive.controller.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that edges of an encoder were lost. The kernel keeps 16 of a line for a program that does
 * not fetch them, and drops the rest without a word: then two edges in one direction follow each
 * other, or 16 come all at once. Says so in the log; counts are not mended. For the thread that the
 * edges arrive on.
 */
final class EdgeBacklog {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeBacklog.class);

  /** Edges that the kernel keeps for each line. */
  private static final int KEPT = 16;

  /** No wheel makes edges as close as those that waited. */
  private static final long AT_ONCE_NS = 100_000;

  private final int line;
  private final Clock clock;
  private boolean known;
  private boolean lastHigh;
  private long lastNs;
  private int atOnce;
  private int losses;

  EdgeBacklog(int line, Clock clock) {
    this.line = line;
    this.clock = clock;
  }

  void edge(boolean high) {
    long nowNs = clock.nowNs();
    boolean missing = known && high == lastHigh;
    atOnce = known && nowNs - lastNs < AT_ONCE_NS ? atOnce + 1 : 1;
    known = true;
    lastHigh = high;
    lastNs = nowNs;
    if (missing || atOnce == KEPT) {
      losses++;
      LOG.warn(
          "Encoder on line {}: edges waited too long and counts may be lost ({} times so far);"
              + " give the program real-time priority, or drive slower",
          line,
          losses);
    }
  }

  /** How often edges were or may have been lost. */
  int losses() {
    return losses;
  }
}
