package org.nemadrive.controller.hardware;

import java.util.Optional;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/**
 * A motor board with two wheels. {@link #start}, {@link #read} and {@link #drive} belong to the
 * control thread and allocate nothing but at start; {@link #stop} may be called by any thread at
 * any time, also while another call hangs.
 */
public interface Board {
  /**
   * Proves that this is the board the profile names, floats the motors, sets limits, and raises the
   * enable line. Afterwards the wheels are free and wait for {@link #drive}. Called again after a
   * stop, when the cause is gone.
   *
   * @throws BoardException with the reason, what was found, and what to do
   */
  void start() throws BoardException;

  /**
   * Reads what a tick needs before it thinks: encoders and flags, and the battery if that is quick.
   *
   * @param nowNs the tick's time
   * @param in filled as far as the board answered
   * @return NONE, or why the robot must stop
   */
  StopReason read(long nowNs, BoardReadings in);

  /**
   * Reads what can wait until the wheels were told, on a bus so slow that they would be told late:
   * the battery.
   *
   * @param in filled as far as the board answered
   * @return NONE, or why the robot must stop
   */
  default StopReason readLate(BoardReadings in) {
    return StopReason.NONE;
  }

  /**
   * Tells both wheels their speed, in the board's whole numbers.
   *
   * @return NONE if the board confirmed it as far as it can, or why the robot must stop
   */
  StopReason drive(int left, int right);

  /**
   * Takes the power off both motors by every means this board has; one means that fails does not
   * keep the next from being tried. Idempotent. Works from any state and any thread, never throws.
   *
   * @return NONE if at least one means was confirmed, otherwise COMMAND_UNCONFIRMED
   */
  StopReason stop();

  /**
   * Leaves the wheels without power after a stop that nobody doubts; else as {@link #stop}. A board
   * may then keep its enable line where it does no harm. Control thread only.
   */
  default StopReason rest() {
    return stop();
  }

  /**
   * Stops, and tries again until that is confirmed: three times, and for as long as the board may
   * be deaf.
   */
  default StopReason stopForSure(Clock clock) {
    long beganNs = clock.nowNs();
    StopReason stopped = stop();
    for (int attempt = 1;
        stopped != StopReason.NONE && (attempt < 3 || clock.nowNs() - beganNs < deafNs());
        attempt++) {
      clock.pause(10_000_000);
      stopped = stop();
    }
    return stopped;
  }

  /**
   * What the board says of itself, if it can. Control thread, at rest.
   *
   * @throws BoardException if it does not answer
   */
  default Optional<BoardIdentity> identity() throws BoardException {
    return Optional.empty();
  }

  /**
   * How long a board may be deaf though nothing is broken, nanoseconds: for that long {@link #stop}
   * can be unconfirmed, and is to be tried again.
   */
  default long deafNs() {
    return 0;
  }
}
