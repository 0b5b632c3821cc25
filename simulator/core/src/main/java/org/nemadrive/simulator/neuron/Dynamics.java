package org.nemadrive.simulator.neuron;

import java.util.Locale;

/** The order in which firing neurons deliver and are reset within one tick. */
public enum Dynamics {
  /** All firing neurons are reset to 0 before any delivery of the tick: Eq. 1 of the paper. */
  SYNCHRONOUS,
  /**
   * Firing neurons deliver and are reset one by one in alphabetical order, so that what reached a
   * neuron earlier in the tick is lost. For replaying genomes of the seed project's first public
   * code (greenfire0/CElegan_Connectome_Training), to the last bit.
   */
  GOPIGO;

  /** The name in commands and files, lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
