package org.nemadrive.telemetry.robot;

import java.util.function.BiConsumer;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.TelemetryPort;

/**
 * Which mode follows which: the rules of {@link Mode}, for any robot that wants them. Thread-safe;
 * no method waits longer than another thread needs for a change.
 */
public final class ModeMachine {
  private final BiConsumer<Mode, String> listener;
  private volatile Mode mode = Mode.DISARMED;

  /**
   * Starts disarmed.
   *
   * @param listener told of every change and its cause, in order; usually {@link
   *     TelemetryPort#mode}
   */
  public ModeMachine(BiConsumer<Mode, String> listener) {
    this.listener = listener;
  }

  /** The mode now. */
  public Mode mode() {
    return mode;
  }

  private void enter(Mode next, String cause) {
    if (next != mode) {
      mode = next;
      listener.accept(next, cause);
    }
  }

  /** From disarmed to armed. */
  public synchronized CommandOutcome arm(String cause) {
    return switch (mode) {
      case DISARMED -> {
        enter(Mode.ARMED, cause);
        yield CommandOutcome.done();
      }
      case ARMED -> CommandOutcome.done("already armed");
      case RUNNING -> CommandOutcome.refused("it runs already");
      case FAILSAFE -> CommandOutcome.refused("a fault stopped it; disarm once it is cured");
      case ESTOP -> CommandOutcome.refused("it was stopped; an operator must resume it first");
    };
  }

  /** From any mode but estop to disarmed. */
  public synchronized CommandOutcome disarm(String cause) {
    if (mode == Mode.ESTOP) {
      return CommandOutcome.refused("it is stopped and stays so until resumed");
    }
    enter(Mode.DISARMED, cause);
    return CommandOutcome.done();
  }

  /** From armed to running. */
  public synchronized CommandOutcome run(String cause) {
    if (mode == Mode.RUNNING) {
      return CommandOutcome.done("already running");
    }
    if (mode != Mode.ARMED) {
      return CommandOutcome.refused("it is " + mode.word() + "; arm it first");
    }
    enter(Mode.RUNNING, cause);
    return CommandOutcome.done();
  }

  /** From any mode to estop. */
  public synchronized void estop(String cause) {
    enter(Mode.ESTOP, cause);
  }

  /** From estop to disarmed. */
  public synchronized CommandOutcome resume(String cause) {
    if (mode != Mode.ESTOP) {
      return CommandOutcome.refused("it is " + mode.word() + ", not stopped");
    }
    enter(Mode.DISARMED, cause);
    return CommandOutcome.done("released; arm it to go on");
  }

  /** From armed or running to disarmed; from any other nothing. */
  public synchronized void stop(String cause) {
    if (mode == Mode.ARMED || mode == Mode.RUNNING) {
      enter(Mode.DISARMED, cause);
    }
  }

  /** From any mode but estop to failsafe. */
  public synchronized void fail(String cause) {
    if (mode != Mode.ESTOP) {
      enter(Mode.FAILSAFE, cause);
    }
  }
}
