package org.nemadrive.controller.telemetry;

import java.util.function.BiConsumer;
import org.nemadrive.controller.hardware.StopReason;
import org.nemadrive.controller.loop.HandDrive;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.robot.CommandHandler;
import org.nemadrive.telemetry.robot.CommandOutcome;
import org.nemadrive.telemetry.robot.DriveLease;
import org.nemadrive.telemetry.robot.ModeMachine;

/**
 * Turns commands into stops and releases of a drive. The wheels turn only while the mode is
 * running, or while it is armed and somebody holds the lease to drive by hand; an estop is obeyed
 * at once, before anything else is looked at, and only {@link #resume} ends it.
 */
public final class RobotCommands implements CommandHandler {
  private final DriveSession session;
  private final Clock clock;
  private final ModeMachine modes;
  private volatile long releasedAtNs;

  /**
   * @param session the drive
   * @param clock the drive's clock
   * @param listener told of every change of mode and its cause
   */
  public RobotCommands(DriveSession session, Clock clock, BiConsumer<Mode, String> listener) {
    this.session = session;
    this.clock = clock;
    modes = new ModeMachine(listener);
  }

  /** The mode now. */
  public Mode mode() {
    return modes.mode();
  }

  /** When the wheels were last let go, nanoseconds of the drive's clock. */
  long releasedAtNs() {
    return releasedAtNs;
  }

  /** Arms and runs, as a person at the robot does; refused while an estop holds. */
  public synchronized CommandOutcome start(String cause) {
    if (modes.mode() == Mode.FAILSAFE) {
      modes.disarm(cause);
    }
    CommandOutcome armed = modes.arm(cause);
    return armed.accepted() ? run() : armed;
  }

  /** A fault stopped the loop by itself. */
  synchronized void fail(StopReason reason) {
    modes.fail(reason.name() + ": " + reason.advice());
  }

  @Override
  public synchronized CommandOutcome arm() {
    return modes.arm("arm command");
  }

  @Override
  public synchronized CommandOutcome disarm() {
    session.stop(StopReason.OPERATOR);
    return modes.disarm("disarm command");
  }

  @Override
  public synchronized CommandOutcome run() {
    CommandOutcome outcome = modes.run("run command");
    if (outcome.accepted()) {
      releasedAtNs = clock.nowNs();
      session.driveByHand(null);
      session.release();
    }
    return outcome;
  }

  @Override
  public synchronized CommandOutcome drive(DriveLease lease) {
    if (session.isRecorded()) {
      return CommandOutcome.refused("this drive is recorded, and a recording holds no hands");
    }
    if (modes.mode() != Mode.ARMED) {
      return CommandOutcome.refused("it is " + modes.mode().word() + "; arm it first");
    }
    session.driveByHand(new HandDrive(lease.leftDrive(), lease.rightDrive(), lease.expiresAtNs()));
    session.release();
    return CommandOutcome.done();
  }

  @Override
  public void estop(String cause) {
    session.stop(StopReason.OPERATOR);
    synchronized (this) {
      modes.estop(cause);
      // A run that was under way may have released the wheels in between.
      session.stop(StopReason.OPERATOR);
    }
  }

  @Override
  public synchronized CommandOutcome resume() {
    return modes.resume("resume command");
  }

  @Override
  public synchronized void stop(String cause) {
    session.stop(StopReason.OPERATOR);
    modes.stop(cause);
  }

  @Override
  public CommandOutcome weights(byte[] offer) {
    return CommandOutcome.refused("this controller takes weights from its command line only");
  }
}
