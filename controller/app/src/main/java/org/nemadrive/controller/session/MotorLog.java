package org.nemadrive.controller.session;

import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.tick.TickSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when the wheels turn out to follow their commands otherwise than the profile says. */
final class MotorLog implements TickListener {
  private static final Logger LOG = LoggerFactory.getLogger(MotorLog.class);

  private boolean warned;

  @Override
  public void onTick(TickSample sample, long lostBefore) {
    if (sample.motorWarning && !warned) {
      LOG.warn("Motors: {}", MotorWarning.of(sample));
    }
    warned = sample.motorWarning;
  }
}
