package org.nemadrive.controller.hardware;

/** Why the wheels stand. One constant per cause a person can act on. */
public enum StopReason {
  /** Nothing is wrong. */
  NONE("driving is allowed"),
  /** The program started and nobody has released the stop yet. */
  NOT_RELEASED("motors are off until the stop is released"),
  /** Somebody asked for a stop. */
  OPERATOR("stopped on request; release the stop to go on"),
  /** Driving by hand ended: the lease ran out. */
  LEASE_EXPIRED("the lease to drive by hand ran out; renew it, or let the connectome run"),
  /** Other weights take over. */
  WEIGHTS_SWAP("stopped for a moment: other weights take over"),
  /** The program ends. */
  SHUTDOWN("the controller ends"),
  /** The task is done. */
  TASK_FINISHED("the task is finished"),
  /** A bug: the tick ended with an exception. */
  UNCAUGHT_ERROR("an error inside the controller; see the log, then report it"),
  /** No command reached the motors for the watchdog's timeout. */
  WATCHDOG_TIMEOUT("no motor command for the watchdog's timeout; look for a blocked bus"),
  /** The board did not answer. */
  BOARD_SILENT("the board does not answer; check its power and the bus"),
  /** The board's answer breaks its own format. */
  REPLY_CORRUPTED("the board's answer makes no sense; check wiring and interference"),
  /** The bus itself reported an error. */
  BUS_FAILED("the bus reports errors; check wiring, pull-ups and clock"),
  /** A command was not acknowledged as the board should. */
  COMMAND_UNCONFIRMED("the board did not confirm a command"),
  /** The board forgot its state. */
  BOARD_RESET("the board was reset; check its supply"),
  /** The board's own communication timeout fired or is not armed. */
  BOARD_TIMEOUT_FIRED("the board's communication timeout fired or is off"),
  /** The board floats its motors for lack of voltage. */
  LOW_VOLTAGE_FLOAT("the board floats its motors: supply too low; charge the battery"),
  /** The battery is below the profile's limit. */
  BATTERY_LOW("the battery is below the profile's limit; charge it"),
  /** An encoder moved further than the wheel can turn. */
  ENCODER_JUMP("an encoder jumped; check encoder, wiring and countsPerTurn"),
  /** A wheel is told to turn and does not. */
  MOTOR_STALLED("a wheel does not turn; free it, or check motor and encoder"),
  /** A wheel turns though it was told to stand. */
  STOP_UNCONFIRMED("the wheels turn after a stop; cut the motor supply"),
  /** A required sensor reports failure. */
  SENSOR_FAILED("a required sensor fails; check it, or mark it optional"),
  /** A required sensor has no fresh value. */
  SENSOR_STALE("a required sensor has no fresh value; check it, or mark it optional"),
  /** A sensor repeats one value though the robot moves. */
  SENSOR_FLAT_LINE("a sensor repeats one value while the robot moves; it hangs"),
  /** The board's power button asks for a shutdown. */
  BOARD_ASKS_SHUTDOWN("the board's power button was pressed");

  private final String advice;

  StopReason(String advice) {
    this.advice = advice;
  }

  /** What it means and what to do, for a person. */
  public String advice() {
    return advice;
  }

  /** Whether something went wrong, rather than somebody asked for the stop or the drive ended. */
  public boolean isFault() {
    return switch (this) {
      case NONE, NOT_RELEASED, OPERATOR, LEASE_EXPIRED, WEIGHTS_SWAP, SHUTDOWN, TASK_FINISHED ->
          false;
      default -> true;
    };
  }

  /** Whether the bus to the board is in doubt, so that only the enable line can be trusted. */
  public boolean busInDoubt() {
    return this == BOARD_SILENT || this == REPLY_CORRUPTED || this == BUS_FAILED;
  }
}
