package org.nemadrive.controller.emulator;

/** What can go wrong with a robot, by name. */
public enum Fault {
  /** No message gets through in either direction; the board obeys its last command. */
  NO_REPLY,
  /** Replies are random bytes. */
  CORRUPTED_REPLY,
  /** Every transfer fails, as with a line stuck low. */
  STUCK_BUS,
  /** The device does not acknowledge its address. */
  NACK,
  /** The supply falls below what the motors need. */
  BROWN_OUT,
  /** The left encoder jumps by thousands of counts. */
  ENCODER_JUMP,
  /** The left wheel does not turn. */
  STUCK_MOTOR,
  /** The sensor repeats its present value. */
  SENSOR_FLAT_LINE,
  /** The sensor's wires are off, supply included. */
  SENSOR_CUT_OFF,
  /** The sensor's supply dips: it answers, but has forgotten its settings. */
  SENSOR_RESET,
  /** Every transfer takes 200 ms. */
  STALL_200_MS,
  /** The board starts anew. */
  BOARD_RESET,
  /** No echo comes: a GoPiGo 2 waits for it, deaf, and erases what it was told meanwhile. */
  MISSING_ECHO,
  /** Somebody presses the power button of a GoPiGo3; nothing but a new start ends that. */
  POWER_BUTTON
}
