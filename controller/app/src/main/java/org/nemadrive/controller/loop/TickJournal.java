package org.nemadrive.controller.loop;

import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.tick.TickOutcome;

/** Is told what a tick did, while it does it. Called on the control thread; must not allocate. */
public interface TickJournal {
  /** Nobody listens. */
  TickJournal NONE =
      new TickJournal() {
        @Override
        public void begin(long nowNs) {}

        @Override
        public void thought(int stimulus, NeuronCore core) {}

        @Override
        public void end(TickOutcome outcome, StopReason reason) {}

        @Override
        public void shutDown(StopReason reason) {}
      };

  /** A tick begins. */
  void begin(long nowNs);

  /** The neuron core made its tick with this stimulus. */
  void thought(int stimulus, NeuronCore core);

  /** The tick ended. */
  void end(TickOutcome outcome, StopReason reason);

  /** The robot is shut down for good. */
  void shutDown(StopReason reason);
}
