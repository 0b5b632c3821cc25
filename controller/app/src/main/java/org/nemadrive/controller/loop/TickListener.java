package org.nemadrive.controller.loop;

import org.nemadrive.simulator.tick.TickSample;

/** Is told of ticks, some time later, on a thread of its own; may take its time, log and send. */
@FunctionalInterface
public interface TickListener {
  /**
   * One tick.
   *
   * @param sample read it, do not keep it: it is filled anew for the next tick
   * @param lostBefore ticks since the start that came too fast for this listener
   */
  void onTick(TickSample sample, long lostBefore);
}
