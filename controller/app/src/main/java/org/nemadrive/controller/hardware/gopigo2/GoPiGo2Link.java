package org.nemadrive.controller.hardware.gopigo2;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;

/**
 * One conversation with a GoPiGo 1 or 2: commands of exactly four bytes, replies read one byte at a
 * time, a pause after each, because the firmware has one command buffer and a slow processor. While
 * the firmware waits for an ultrasonic echo it obeys nothing, acknowledges all the same, and
 * answers every read with its status byte; so a reply counts only if the byte after it is a status,
 * and one that looks like two status bytes only if the firmware proves that it is awake.
 *
 * <p>Each thread that talks to the board has a link of its own; links made from one another take
 * turns, so that no reply goes to the wrong thread. A command that must not wait for its turn is
 * sent by {@link #send}.
 */
public final class GoPiGo2Link {
  /** Result of a read that failed; real results are never negative. */
  static final int FAILED = -1;

  /** Nothing but status bytes: the firmware waits for an echo, or the command got lost. */
  static final int DEAF = -2;

  /** What was read is neither a reply nor a status. */
  static final int GARBLED = -3;

  /** Status bit: the communication timeout is armed. */
  static final int ARMED = 0x02;

  private static final int STATUS_BITS = 0x03;

  /** Status byte while nothing was learned of it. */
  private static final int UNKNOWN = -1;

  private static final int FIRMWARE_VERSION = 20;

  /** What the vendor's library pauses after each byte. */
  private static final long PAUSE_NS = 5_000_000;

  /**
   * A round of the firmware's loop, with a servo 2.5 ms, and its answer to a query. Speeds were
   * answered after 5.8 ms in 3,000 of 3,000 ticks of the executed firmware.
   */
  static final long ANSWER_NS = 5_000_000;

  private static final long TURN_PATIENCE_MS = 250;

  /** A reply of two bytes may wait unread, and status must be seen more than once to be sure. */
  private static final int RESYNC_READS = 8;

  private final Port i2c;
  private final Clock clock;
  private final ReentrantLock turn;
  private final byte[] out = new byte[4];
  private final byte[] in = new byte[1];
  private int status = UNKNOWN;

  /** A link over an I2C port. */
  public GoPiGo2Link(Port i2c, Clock clock) {
    this(i2c, clock, new ReentrantLock());
  }

  private GoPiGo2Link(Port i2c, Clock clock, ReentrantLock turn) {
    this.i2c = i2c;
    this.clock = clock;
    this.turn = turn;
  }

  /** Another link to the same board, for another thread. */
  GoPiGo2Link another() {
    return new GoPiGo2Link(i2c, clock, turn);
  }

  /** Sends a command; unused parameters are 0. */
  IoStatus send(int command, int p1, int p2, int p3) {
    out[0] = (byte) command;
    out[1] = (byte) p1;
    out[2] = (byte) p2;
    out[3] = (byte) p3;
    IoStatus sent = i2c.exchange(out, out.length, in, 0);
    clock.pause(PAUSE_NS);
    return sent;
  }

  private int readByte() {
    IoStatus read = i2c.exchange(out, 0, in, 1);
    clock.pause(PAUSE_NS);
    return read == IoStatus.OK ? in[0] & 0xFF : FAILED;
  }

  /** Takes the turn, or gives up after a quarter of a second. Everybody who does gives it back. */
  boolean takeTurn() {
    try {
      return turn.tryLock() || turn.tryLock(TURN_PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void giveTurnBack() {
    turn.unlock();
  }

  /**
   * Sends a command and reads its two-byte reply. What the status byte behind it said is then in
   * {@link #isArmed}.
   *
   * @param waitNs how long the firmware may take before the reply is there
   * @return the reply, FAILED, DEAF or GARBLED
   */
  int ask(int command, int p1, long waitNs) {
    turn.lock();
    try {
      int reply = askOnce(command, p1, waitNs);
      if (reply != DEAF) {
        return reply;
      }
      // Two status bytes, or a number that looks like them, or a command that got lost.
      int version = askOnce(FIRMWARE_VERSION, 0, ANSWER_NS);
      if (version < 0) {
        return version;
      }
      int again = askOnce(command, p1, waitNs);
      return again == DEAF ? status << 8 | status : again;
    } finally {
      turn.unlock();
    }
  }

  /** Firmware version in tenths, FAILED, DEAF or GARBLED: who answers this is awake. */
  int askVersion() {
    turn.lock();
    try {
      int reply = askOnce(FIRMWARE_VERSION, 0, ANSWER_NS);
      // The second byte is left over from the reply before.
      return reply < 0 ? reply : reply >> 8;
    } finally {
      turn.unlock();
    }
  }

  private int askOnce(int command, int p1, long waitNs) {
    if (send(command, p1, 0, 0) != IoStatus.OK) {
      return FAILED;
    }
    clock.pause(waitNs);
    int high = readByte();
    int low = readByte();
    int behind = readByte();
    if (high == FAILED || low == FAILED || behind == FAILED) {
      return FAILED;
    }
    boolean expected = behind == status || status == UNKNOWN && behind <= STATUS_BITS;
    if (!expected && !resync()) {
      return GARBLED;
    }
    if (!expected && behind != status) {
      // The reply came late, or half a reply was left from before: nothing of it is sure.
      return DEAF;
    }
    status = behind;
    return high == behind && low == behind ? DEAF : high << 8 | low;
  }

  /**
   * Reads on until nothing is left of any reply, and learns the status.
   *
   * @return whether the board told its status
   */
  boolean resync() {
    turn.lock();
    try {
      int same = 0;
      int last = UNKNOWN;
      for (int i = 0; i < RESYNC_READS && same < 3; i++) {
        int next = readByte();
        same = next == last ? same + 1 : 1;
        last = next;
      }
      boolean known = same >= 3 && last >= 0 && last <= STATUS_BITS;
      status = known ? last : UNKNOWN;
      return known;
    } finally {
      turn.unlock();
    }
  }

  /** Whether the last status byte said that the communication timeout is armed. */
  boolean isArmed() {
    return status != UNKNOWN && (status & ARMED) != 0;
  }
}
