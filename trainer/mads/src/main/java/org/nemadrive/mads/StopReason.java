package org.nemadrive.mads;

/** Why a run ended. */
public enum StopReason {
  /** All evaluations of the budget are spent. */
  EVALUATIONS_SPENT,
  /** The frame has become smaller than the settings allow, or than the numbers can tell apart. */
  FRAME_TOO_SMALL,
  /** The value aimed at, or a lower one, has been found. */
  TARGET_REACHED,
}
