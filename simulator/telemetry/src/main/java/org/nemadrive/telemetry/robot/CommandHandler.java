package org.nemadrive.telemetry.robot;

import java.util.function.Consumer;

/**
 * The robot as seen by whoever commands it. Commands come on the command thread, {@link #estop} and
 * {@link #stop} on any thread; all must return at once (set a flag the control loop reads) and none
 * may throw. Everything that is said of MQTT (retained, expired, repeated and malformed commands)
 * is settled before a method here is called.
 */
public interface CommandHandler {
  /** Enables the motors, at rest. Refused while stopped by {@link #estop}. */
  CommandOutcome arm();

  /** Turns the motors off. Always possible. */
  CommandOutcome disarm();

  /** Lets the connectome drive. */
  CommandOutcome run();

  /** Lets a person drive until the lease ends or is renewed. */
  CommandOutcome drive(DriveLease lease);

  /**
   * Stops the motors and keeps them stopped until {@link #resume}. Idempotent, from any state, at
   * any time.
   *
   * @param cause who asked, for the log
   */
  void estop(String cause);

  /** Releases an {@link #estop}; the robot is then disarmed and does not move by itself. */
  CommandOutcome resume();

  /**
   * Stops the motors and disarms, without latching: nobody watches any more, or a drive lease ran
   * out.
   *
   * @param cause why, for people
   */
  void stop(String cause);

  /**
   * Takes a weights offer. Checking and loading take longer than a command may, so the answer comes
   * later, from any thread, once.
   *
   * @param offer the signed offer, not believed yet; at most 262,144 bytes
   * @param answer told what became of it
   */
  void weights(byte[] offer, Consumer<CommandOutcome> answer);
}
