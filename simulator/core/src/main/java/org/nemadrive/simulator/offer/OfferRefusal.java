package org.nemadrive.simulator.offer;

import java.util.Locale;

/** Why an offer is not taken: the word for programs, in the order in which it is looked for. */
public enum OfferRefusal {
  /** Larger or smaller than any offer. */
  SIZE,
  /** Not an offer at all, or one that was cut short. */
  FORMAT,
  /** Made by a newer program. */
  VERSION,
  /** Not signed, or by a key that is not trusted here. */
  UNTRUSTED,
  /** Changed after it was signed. */
  SIGNATURE,
  /** Signed, but its manifest makes no sense. */
  MANIFEST,
  /** For another nervous system. */
  CONNECTOME,
  /** Signed, but its weights cannot be used. */
  WEIGHTS,
  /** On this processor the connectome does not do what it did where it was trained. */
  GOLDEN_TRACE,
  /** Not newer than what was taken before. */
  NOT_NEWER,
  /** It brought a robot to a fault stop before. */
  ROLLED_BACK,
  /** The robot cannot take it now: disk full, recording, or already busy with another. */
  NOT_NOW;

  /** The word, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
