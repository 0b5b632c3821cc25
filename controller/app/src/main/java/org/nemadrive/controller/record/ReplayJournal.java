package org.nemadrive.controller.record;

import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.controller.loop.TickOutcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;

/** Writes the replay's own journal, and passes over the same event in the recorded one. */
record ReplayJournal(Journal journal, JournalCursor cursor) implements TickJournal {
  @Override
  public void begin(long nowNs) {
    journal.begin(nowNs);
  }

  @Override
  public void thought(int stimulus, NeuronCore core) {
    journal.thought(stimulus, core);
    cursor.skipThought();
  }

  @Override
  public void end(TickOutcome outcome, StopReason reason) {
    journal.end(outcome, reason);
    cursor.skipEnd();
  }

  @Override
  public void shutDown(StopReason reason) {
    journal.shutDown(reason);
  }
}
