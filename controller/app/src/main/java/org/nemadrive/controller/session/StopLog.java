package org.nemadrive.controller.session;

import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.simulator.mode.StopReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why the wheels stand, between two ticks and only when that changed. */
final class StopLog {
  private static final Logger LOG = LoggerFactory.getLogger(StopLog.class);

  private final ControlLoop loop;
  private StopReason last = StopReason.NOT_RELEASED;

  StopLog(ControlLoop loop) {
    this.loop = loop;
  }

  /** Looks at the last tick. Control thread. */
  void look() {
    StopReason now = loop.stopReason();
    if (now == last) {
      return;
    }
    last = now;
    if (now == StopReason.NONE) {
      LOG.info("The stop is released: motors on");
    } else if (loop.stopDetail().isEmpty()) {
      LOG.info("Stopped: {} ({})", now, now.advice());
    } else {
      LOG.error("The robot stays stopped: {}", loop.stopDetail());
    }
  }
}
