package org.nemadrive.controller.record;

/** The first byte of every event in a journal. Numbers are big-endian. */
final class JournalEvent {
  /** A tick begins: time in nanoseconds (8 bytes). */
  static final byte TICK = 'T';

  /** An exchange: port, status, bytes out (2), bytes in (2), the bytes out, the bytes in. */
  static final byte EXCHANGE = 'X';

  /** A request to stop was looked for: ordinal of the reason found. */
  static final byte STOP_REQUEST = 'Q';

  /** A request to release was looked for: 1 if found. */
  static final byte RELEASE_REQUEST = 'L';

  /**
   * Thought: stimulus, left and right muscles (8 each), spikes (2), neurons that fired (2 each).
   */
  static final byte THOUGHT = 'N';

  /** The tick ended: ordinals of outcome and stop reason. */
  static final byte END = 'E';

  /** The controller shut the robot down: ordinal of the reason. */
  static final byte SHUT_DOWN = 'S';

  private JournalEvent() {}
}
