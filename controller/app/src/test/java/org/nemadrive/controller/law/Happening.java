package org.nemadrive.controller.law;

import org.nemadrive.controller.emulator.Fault;

/**
 * One thing that happens to a robot.
 *
 * @param tick in which tick, from 0
 * @param afterCall 0 before the tick, else after that many calls of the tick to its board
 * @param what what happens
 * @param fault which fault begins or ends; null for anything else
 */
record Happening(int tick, int afterCall, What what, Fault fault) {
  /** What can happen. */
  enum What {
    ARM,
    DISARM,
    RUN,
    /** Enter at the robot, or the start of the program without {@code --hold}. */
    START,
    DRIVE_ANN,
    DRIVE_BOB,
    ESTOP,
    RESUME,
    /** Nobody watches any more, or Enter at the robot. */
    STOP,
    SWAP_BEGINS,
    SWAP_ENDS,
    FAULT_BEGINS,
    FAULT_ENDS,
    /** The program ends and starts again. */
    RESTART
  }

  @Override
  public String toString() {
    return "tick %d%s: %s%s"
        .formatted(
            tick,
            afterCall == 0 ? "" : ", after its call " + afterCall + " to the board",
            what,
            fault == null ? "" : " " + fault);
  }
}
