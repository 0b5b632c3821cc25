package org.nemadrive.controller.emulator;

import java.util.EnumSet;
import java.util.Set;

/** The faults present now. */
public final class Faults {
  private static final long STALL_NS = 200_000_000;

  private final Set<Fault> present = EnumSet.noneOf(Fault.class);
  private final ManualClock clock;
  private boolean stalling;

  Faults(ManualClock clock) {
    this.clock = clock;
  }

  public void inject(Fault fault) {
    present.add(fault);
  }

  public void clear(Fault fault) {
    present.remove(fault);
  }

  public boolean has(Fault fault) {
    return present.contains(fault);
  }

  /** A transfer begins: it takes its time if it must. What happens meanwhile is not held up. */
  void transfer() {
    if (has(Fault.STALL_200_MS) && !stalling) {
      stalling = true;
      clock.advanceTo(clock.nowNs() + STALL_NS);
      stalling = false;
    }
  }
}
