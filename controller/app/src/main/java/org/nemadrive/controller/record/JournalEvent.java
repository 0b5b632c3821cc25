package org.nemadrive.controller.record;

/** The first byte of every event in a journal. Numbers are big-endian. */
public final class JournalEvent {
  /** A tick begins: time in nanoseconds (8 bytes). */
  public static final byte TICK = 'T';

  /** An exchange: port, status, bytes out (2), bytes in (2), the bytes out, the bytes in. */
  public static final byte EXCHANGE = 'X';

  /**
   * The order is another one from here on: number of its stop (8), code of its reason, ordinal of
   * the driver, drives of both wheels (8 each), end of the lease in nanoseconds (8).
   */
  public static final byte ORDER = 'O';

  /** Bytes of an order. */
  public static final int ORDER_BYTES = 35;

  /** Version 1 only. A request to stop was looked for: the reason found. */
  public static final byte STOP_REQUEST = 'Q';

  /** Version 1 only. A request to release was looked for: 1 if found. */
  public static final byte RELEASE_REQUEST = 'L';

  /**
   * Thought: stimulus, left and right muscles (8 each), spikes (2), neurons that fired (2 each).
   */
  public static final byte THOUGHT = 'N';

  /** The tick ended: ordinal of the outcome, code of the reason to stand. */
  public static final byte END = 'E';

  /** The controller shut the robot down: code of the reason. */
  public static final byte SHUT_DOWN = 'S';

  private JournalEvent() {}
}
