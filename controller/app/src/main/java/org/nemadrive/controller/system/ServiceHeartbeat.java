package org.nemadrive.controller.system;

import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;

/**
 * Tells the service manager that the loop lives. Every message stems from a tick that was made,
 * never from a timer: a loop that hangs falls silent, and is ended for it. The ticks arrive on a
 * thread of their own, so the loop neither waits nor allocates for this.
 */
public final class ServiceHeartbeat implements TickListener {
  private static final long STATUS_NS = 1_000_000_000;

  /** Proofs of life sent in the time that the service manager bears silence. */
  private static final int PROOFS = 4;

  /** Ticks that may be late before a loop counts as dead. */
  private static final int PATIENCE_TICKS = 3;

  private final ServiceManager manager;
  private final long periodNs;
  private final long proofEveryNs;
  private boolean ready;
  private long lastProofNs;
  private long lastStatusNs;
  private StopReason shown;

  /**
   * A heartbeat of a loop with this period, nanoseconds. A loop slower than the watchdog expects
   * asks for more patience with its first tick.
   */
  public ServiceHeartbeat(ServiceManager manager, long periodNs) {
    this.manager = manager;
    this.periodNs = periodNs;
    this.proofEveryNs = manager.watchdogNs() / PROOFS;
  }

  @Override
  public void onTick(TickSample sample, long lostBefore) {
    if (!ready) {
      ready = true;
      lastProofNs = sample.nowNs;
      begin();
    } else if (proofEveryNs > 0 && sample.nowNs - lastProofNs >= proofEveryNs) {
      lastProofNs = sample.nowNs;
      manager.alive();
    }
    if (sample.stopReason != shown || sample.nowNs - lastStatusNs >= STATUS_NS) {
      shown = sample.stopReason;
      lastStatusNs = sample.nowNs;
      manager.status(words(sample));
    }
  }

  private void begin() {
    if (proofEveryNs > 0 && PATIENCE_TICKS * periodNs > manager.watchdogNs()) {
      manager.watchdogNs(PATIENCE_TICKS * periodNs);
    }
    manager.ready();
    if (proofEveryNs > 0) {
      manager.alive();
    }
  }

  private static String words(TickSample sample) {
    if (sample.stopReason != StopReason.NONE) {
      return "stopped: %s (%s)".formatted(sample.stopReason, sample.stopReason.advice());
    }
    String food = sample.foodEaten < 0 ? "" : ", %d food eaten".formatted(sample.foodEaten);
    return "driving, tick %d, %d periods missed%s"
        .formatted(sample.tick, sample.missedPeriods, food);
  }
}
