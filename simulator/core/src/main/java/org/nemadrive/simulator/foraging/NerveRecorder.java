package org.nemadrive.simulator.foraging;

import org.nemadrive.simulator.neuron.NerveTrace;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;

/** Records what the nerves of a run do while another observer looks on. */
public final class NerveRecorder implements TickObserver {
  private final NerveTrace trace;
  private final TickObserver other;

  /** At its start a worm senses nothing, unless a wall. */
  private int stimulus;

  /**
   * @param trace where to; what it held is forgotten
   * @param settings of the run, which starts from the centre
   * @param other told of each tick as well
   */
  public NerveRecorder(NerveTrace trace, ForagingSettings settings, TickObserver other) {
    this.trace = trace;
    this.other = other;
    trace.clear();
    stimulus = NervePlan.stimulus(new World(settings.world()).sense());
  }

  @Override
  public void afterTick(int tick, NeuronCore core, World world) {
    trace.record(core, stimulus);
    stimulus = NervePlan.stimulus(world.sense());
    other.afterTick(tick, core, world);
  }

  @Override
  public boolean goesOn() {
    return other.goesOn();
  }
}
