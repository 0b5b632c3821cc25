package org.nemadrive.telemetry.collect;

/**
 * Says when a stream's next message is due: a fixed rate that keeps its phase and skips, never
 * bursts, after a pause.
 */
final class Due {
  private long periodNs;
  private long nextNs;

  Due(double hz, long nowNs) {
    setHz(hz, nowNs);
  }

  void setHz(double hz, long nowNs) {
    periodNs = Math.round(1e9 / hz);
    nextNs = nowNs;
  }

  boolean take(long nowNs) {
    if (nowNs - nextNs < 0) {
      return false;
    }
    nextNs += periodNs * ((nowNs - nextNs) / periodNs + 1);
    return true;
  }
}
