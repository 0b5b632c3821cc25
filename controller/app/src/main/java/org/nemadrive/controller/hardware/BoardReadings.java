package org.nemadrive.controller.hardware;

/** What a board said in one tick. One object is made once and filled again and again. */
public final class BoardReadings {
  /** Encoder counts of the left wheel since the start, negative backwards; wraps at 32 bits. */
  public int leftCounts;

  /** Encoder counts of the right wheel since the start, negative backwards; wraps at 32 bits. */
  public int rightCounts;

  /** Battery voltage in millivolts as the board reads it; 0 if the board cannot tell. */
  public int batteryMv;
}
