package org.nemadrive.telemetry;

import java.util.function.Consumer;
import org.nemadrive.simulator.mode.Outcome;

/** Takes weights that came over the network. */
@FunctionalInterface
public interface WeightsInlet {
  /**
   * Takes an offer. Checking and loading take longer than a command may, so this returns at once
   * and the answer comes later, from any thread, once.
   *
   * @param offer the signed offer, not believed yet; at most 262,144 bytes
   * @param answer told what became of it
   */
  void take(byte[] offer, Consumer<Outcome> answer);

  /** Takes nothing, and says why. */
  static WeightsInlet closed(String reason) {
    return (offer, answer) -> answer.accept(Outcome.refused(reason));
  }
}
