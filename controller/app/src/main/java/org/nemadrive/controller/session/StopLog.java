package org.nemadrive.controller.session;

import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why the wheels stand, whenever that changed. */
final class StopLog implements TickListener {
  private static final Logger LOG = LoggerFactory.getLogger(StopLog.class);

  private final DriveMode mode;
  private StopReason last = StopReason.NOT_RELEASED;

  StopLog(DriveMode mode) {
    this.mode = mode;
  }

  @Override
  public void onTick(TickSample sample, long lostBefore) {
    StopReason now = sample.stopReason;
    if (now == last) {
      return;
    }
    last = now;
    String detail = mode.state().detail();
    if (now == StopReason.NONE) {
      LOG.info("The stop is released: motors on");
    } else if (detail.isEmpty()) {
      LOG.info("Stopped: {} ({})", now, now.advice());
    } else {
      LOG.error("The robot stays stopped: {}", detail);
    }
  }
}
