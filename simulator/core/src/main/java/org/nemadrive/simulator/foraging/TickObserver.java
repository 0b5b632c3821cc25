package org.nemadrive.simulator.foraging;

import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.World;

/** Looks on while a worm forages. */
@FunctionalInterface
public interface TickObserver {
  /** Called once before the first tick, with the nervous system at rest. */
  default void begin(NeuronCore core) {}

  /**
   * Called at the end of each tick; what it is given may be read, not kept.
   *
   * @param tick number of the tick, from 0
   */
  void afterTick(int tick, NeuronCore core, World world);

  /**
   * Whether the run is to go on; asked after each tick. A run that is not is over with that tick.
   */
  default boolean goesOn() {
    return true;
  }
}
