package org.nemadrive.simulator.mode;

/**
 * Why the wheels stand. One constant per cause a person can act on. The code is what recordings
 * hold: a new reason gets a new code, and no code is ever given away again.
 */
public enum StopReason {
  /** Nothing is wrong. */
  NONE(0, "driving is allowed"),
  /** The program started and nobody has released the stop yet. */
  NOT_RELEASED(1, "motors are off until the stop is released"),
  /** Somebody asked for a stop. */
  OPERATOR(2, "stopped on request; release the stop to go on"),
  /** Driving by hand ended: the lease ran out. */
  LEASE_EXPIRED(3, "the lease to drive by hand ran out; renew it, or let the connectome run"),
  /** Other weights take over. */
  WEIGHTS_SWAP(4, "stopped for a moment: other weights take over"),
  /** The program ends. */
  SHUTDOWN(5, "the controller ends"),
  /** The task is done. */
  TASK_FINISHED(6, "the task is finished"),
  /** A bug: the tick ended with an exception. */
  UNCAUGHT_ERROR(7, "an error inside the controller; see the log, then report it"),
  /** No command reached the motors for the watchdog's timeout. */
  WATCHDOG_TIMEOUT(8, "no motor command for the watchdog's timeout; look for a blocked bus"),
  /** The board did not answer. */
  BOARD_SILENT(9, "the board does not answer; check its power and the bus"),
  /** The board's answer breaks its own format. */
  REPLY_CORRUPTED(10, "the board's answer makes no sense; check wiring and interference"),
  /** The bus itself reported an error. */
  BUS_FAILED(11, "the bus reports errors; check wiring, pull-ups and clock"),
  /** A command was not acknowledged as the board should. */
  COMMAND_UNCONFIRMED(12, "the board did not confirm a command"),
  /** The board forgot its state. */
  BOARD_RESET(13, "the board was reset; check its supply"),
  /** The board's own communication timeout fired or is not armed. */
  BOARD_TIMEOUT_FIRED(14, "the board's communication timeout fired or is off"),
  /** The board floats its motors for lack of voltage. */
  LOW_VOLTAGE_FLOAT(15, "the board floats its motors: supply too low; charge the battery"),
  /** The battery is below the profile's limit. */
  BATTERY_LOW(16, "the battery is below the profile's limit; charge it"),
  /** An encoder moved further than the wheel can turn. */
  ENCODER_JUMP(17, "an encoder jumped; check encoder, wiring and countsPerTurn"),
  /** A wheel is told to turn and does not. */
  MOTOR_STALLED(18, "a wheel does not turn; free it, or check motor and encoder"),
  /** A wheel turns though it was told to stand. */
  STOP_UNCONFIRMED(19, "the wheels turn after a stop; cut the motor supply"),
  /** A required sensor reports failure. */
  SENSOR_FAILED(20, "a required sensor fails; check it, or mark it optional"),
  /** A required sensor has no fresh value. */
  SENSOR_STALE(21, "a required sensor has no fresh value; check it, or mark it optional"),
  /** A sensor repeats one value though the robot moves. */
  SENSOR_FLAT_LINE(22, "a sensor repeats one value while the robot moves; it hangs"),
  /** The board's power button asks for a shutdown. */
  BOARD_ASKS_SHUTDOWN(23, "the power button was pressed; the Pi shuts down"),
  /** A wheel turns all the time at another speed than it was told. */
  SPEED_MISMATCH(24, "a wheel turns twice or half as fast as told; check body.countsPerTurn");

  private final int code;
  private final String advice;

  StopReason(int code, String advice) {
    this.code = code;
    this.advice = advice;
  }

  /** What stands for the reason in recordings, 0 to 127; never changes. */
  public int code() {
    return code;
  }

  /**
   * The reason with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static StopReason ofCode(int code) {
    for (StopReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason to stop has the code " + code);
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
}
