package org.nemadrive.mads;

/** In which order an opportunistic poll tries its points. */
public enum PollOrder {
  /** Those nearest to the direction of the last success first. */
  LAST_SUCCESS,
  /** Those a quadratic model of the points around the incumbent finds lowest first. */
  MODEL,
}
