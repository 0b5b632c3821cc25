package org.nemadrive.controller.telemetry;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.nemadrive.controller.deploy.Deployment;
import org.nemadrive.controller.deploy.Swapper;
import org.nemadrive.controller.loop.Brain;
import org.nemadrive.controller.loop.HandDrive;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;
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
public final class RobotCommands implements CommandHandler, Swapper {
  private final DriveSession session;
  private final Clock clock;
  private final ModeMachine modes;
  private volatile long releasedAtNs;
  private volatile Deployment deployment;
  private volatile String whyNotArmed = "";
  private boolean swapping;
  private boolean releaseAfterSwap;

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

  /** Takes weights through this deployment. */
  void takeWeightsThrough(Deployment by) {
    deployment = by;
  }

  /** Refuses to be armed until weights took over; the reason is told to whoever asks. */
  void refuseToArm(String reason) {
    whyNotArmed = reason;
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
    CommandOutcome armed = arm(cause);
    return armed.accepted() ? run() : armed;
  }

  /** A fault stopped the loop by itself. */
  synchronized void fail(StopReason reason) {
    modes.fail(reason.name() + ": " + reason.advice());
  }

  @Override
  public synchronized CommandOutcome arm() {
    return arm("arm command");
  }

  private CommandOutcome arm(String cause) {
    return whyNotArmed.isEmpty() ? modes.arm(cause) : CommandOutcome.refused(whyNotArmed);
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
      session.driveByHand(null);
      release();
    }
    return outcome;
  }

  /** Lets the wheels go, or has them let go once other weights took over. */
  private void release() {
    if (swapping) {
      releaseAfterSwap = true;
    } else {
      releasedAtNs = clock.nowNs();
      session.release();
    }
  }

  @Override
  public void swap(Brain next, DriveSession.SwapCommit commit, boolean goOn) throws IOException {
    synchronized (this) {
      swapping = true;
      releaseAfterSwap = goOn && modes.mode() == Mode.RUNNING;
    }
    try {
      session.swap(next, commit);
      whyNotArmed = "";
    } finally {
      synchronized (this) {
        swapping = false;
        if (releaseAfterSwap && modes.mode() == Mode.RUNNING) {
          release();
        }
      }
    }
  }

  @Override
  public synchronized CommandOutcome drive(DriveLease lease) {
    if (session.isRecorded()) {
      return CommandOutcome.refused("this drive is recorded, and a recording holds no hands");
    }
    if (modes.mode() != Mode.ARMED) {
      return CommandOutcome.refused("it is " + modes.mode().word() + "; arm it first");
    }
    if (swapping) {
      return CommandOutcome.refused("other weights are taking over; try again in a moment");
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
  public void weights(byte[] offer, Consumer<CommandOutcome> answer) {
    Deployment by = deployment;
    if (by == null) {
      answer.accept(
          CommandOutcome.refused(
              "this controller was started with a weights file; one that drives from its store"
                  + " takes offers"));
    } else {
      by.offer(offer, answer);
    }
  }
}
