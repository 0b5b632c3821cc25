package org.nemadrive.controller.law;

import org.nemadrive.controller.law.Happening.What;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.tick.TickOutcome;

/**
 * The law, written down a second time and in another way than the product: no numbers and no
 * orders, only what a person would keep in mind. That somebody asked for a drive is remembered
 * until the next stop, and forgotten by it.
 */
final class LawModel {
  private enum Tick {
    STAND,
    START,
    DRIVE,
    STOP
  }

  private final long leaseNs;
  private Mode mode = Mode.DISARMED;

  /** Somebody asked for a drive since the last stop. */
  private boolean asked;

  /** Who drives by hand, null for the connectome or nobody. */
  private String holder;

  private long leaseEndNs;

  /** The wheels were found standing since the last stop. */
  private boolean stood;

  private boolean swapping;
  private boolean runAfterSwap;

  /** The wheels may turn from the last tick into the next one. */
  private boolean turning;

  /** There was a stop since the loop last looked. */
  private boolean unseen;

  /** There was a stop since the present tick began. */
  private boolean stopInThisTick;

  private Tick tick = Tick.STAND;

  LawModel(long leaseNs) {
    this.leaseNs = leaseNs;
  }

  Mode mode() {
    return mode;
  }

  String holder() {
    return holder;
  }

  boolean isSwapping() {
    return swapping;
  }

  private void stopHappens() {
    asked = false;
    holder = null;
    stood = false;
    runAfterSwap = false;
    unseen = true;
    stopInThisTick = true;
  }

  private void ask() {
    asked |= !swapping;
    runAfterSwap = swapping;
  }

  /**
   * A command.
   *
   * @return whether it must be accepted
   */
  boolean command(What what, long nowNs) {
    return switch (what) {
      case ARM -> {
        boolean accepted = mode == Mode.DISARMED || mode == Mode.ARMED;
        mode = accepted ? Mode.ARMED : mode;
        yield accepted;
      }
      case DISARM -> {
        if (mode != Mode.DISARMED && mode != Mode.ESTOP) {
          stopHappens();
          mode = Mode.DISARMED;
        }
        yield mode != Mode.ESTOP;
      }
      case RUN -> mode == Mode.RUNNING || mode == Mode.ARMED && run();
      case START -> mode != Mode.ESTOP && (mode == Mode.RUNNING || run());
      case DRIVE_ANN -> drive("ann", nowNs);
      case DRIVE_BOB -> drive("bob", nowNs);
      case ESTOP -> {
        if (mode != Mode.ESTOP) {
          stopHappens();
          mode = Mode.ESTOP;
        }
        yield true;
      }
      case RESUME -> {
        boolean accepted = mode == Mode.ESTOP;
        mode = accepted ? Mode.DISARMED : mode;
        yield accepted;
      }
      case STOP -> {
        if (mode == Mode.ARMED || mode == Mode.RUNNING) {
          stopHappens();
          mode = Mode.DISARMED;
        }
        yield true;
      }
      default -> throw new IllegalArgumentException(what + " is no command");
    };
  }

  private boolean run() {
    if (asked) {
      stopHappens();
    }
    ask();
    mode = Mode.RUNNING;
    return true;
  }

  private boolean drive(String who, long nowNs) {
    if (mode != Mode.ARMED || swapping) {
      return false;
    }
    if (asked && nowNs >= leaseEndNs) {
      stopHappens();
      return false;
    }
    boolean allowed = asked ? who.equals(holder) : stood;
    if (allowed) {
      asked = true;
      holder = who;
      leaseEndNs = nowNs + leaseNs;
    }
    return allowed;
  }

  void swapBegins() {
    boolean ran = mode == Mode.RUNNING;
    stopHappens();
    swapping = true;
    runAfterSwap = ran;
  }

  void swapEnds() {
    swapping = false;
    asked |= runAfterSwap && mode == Mode.RUNNING;
    runAfterSwap = false;
  }

  /**
   * A fault was found.
   *
   * @param byLoop whether the loop found it, and so knows of it
   */
  void faultFound(boolean byLoop) {
    if (mode == Mode.ARMED || mode == Mode.RUNNING) {
      mode = Mode.FAILSAFE;
    }
    stopHappens();
    unseen = !byLoop;
  }

  /** A tick begins at this time: the loop looks. */
  void tickBegins(long nowNs) {
    if (turning && !unseen && holder != null && nowNs >= leaseEndNs) {
      stopHappens();
    }
    if (turning) {
      tick = unseen ? Tick.STOP : Tick.DRIVE;
    } else {
      tick = asked && !unseen ? Tick.START : Tick.STAND;
    }
    unseen = false;
    stopInThisTick = false;
  }

  /** Whether the wheels may be commanded in this tick. */
  boolean mayCommand() {
    return tick == Tick.DRIVE;
  }

  /** The loop stops the wheels; if it meant to move them, it has looked again and found why not. */
  void stopCalled() {
    if (tick == Tick.DRIVE) {
      unseen = false;
    } else if (tick == Tick.START) {
      unseen = false;
      tick = Tick.STAND;
    }
  }

  /** The board confirmed that the wheels stand. */
  void wheelsStand() {
    stood |= !unseen;
  }

  /** How the tick must have ended. */
  TickOutcome tickEnds() {
    turning = tick == Tick.DRIVE ? !stopInThisTick : tick == Tick.START;
    return switch (tick) {
      case DRIVE -> stopInThisTick ? TickOutcome.STOPPED : TickOutcome.DRIVEN;
      case STOP -> TickOutcome.STOPPED;
      case STAND, START -> TickOutcome.STANDING;
    };
  }

  /** Whether the wheels may turn until the next tick. */
  boolean isTurning() {
    return turning;
  }
}
