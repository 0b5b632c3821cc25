package org.nemadrive.simulator.mode;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The one owner of whether the wheels may turn.
 *
 * <pre>{@code
 *            arm                run (from now on the connectome drives)
 * DISARMED ------> ARMED ------------------------------------> RUNNING
 *    ^  ^           |  | drive: a hand drives, and the wheels     |
 *    |  |           |  | stop when its lease is over              |
 *    |  +-----------+--+----------------- disarm, stop -----------+
 *    |              |                                             |
 *    |              +--------- fault ------> FAILSAFE <-- fault --+
 *    |  disarm                                  |
 *    +------------------------------------------+
 *    |  resume
 *    +------------------ ESTOP <-- estop, from any mode
 * }</pre>
 *
 * <p>{@link #start} is what a person at the robot does: from any mode but ESTOP to RUNNING.
 *
 * <p>Every stop has a number, and whoever lets the wheels go releases one stop by its number, so
 * that a stop always outlives the wishes before it. The control loop obeys each stop, even one that
 * was released before it looked. A lease begins only while the wheels stand and ends with a stop. A
 * swap of weights makes a stop of its own, and its end releases just that one, if the connectome
 * was driving and no other stop came between.
 *
 * <p>Any thread may call any method; none waits, for there is no lock: each change replaces the
 * whole {@link DriveState} by compare-and-set. A change makes a few small objects, so a control
 * loop allocates in a tick that stops it and in no other.
 */
public final class DriveMode implements DriveOrders {
  /** A state and, once it was replaced, the one after it. */
  static final class Link {
    final DriveState state;
    volatile Link next;

    private Link(DriveState state) {
      this.state = state;
    }
  }

  /** A change and its answer; no change if the state stays the very same. */
  private record Step(DriveState next, Outcome outcome) {
    static Step done(DriveState next) {
      return new Step(next, Outcome.done());
    }
  }

  private final LongSupplier clockNs;
  private final AtomicReference<Link> newest = new AtomicReference<>(new Link(DriveState.FIRST));

  /** The newest stop after which the wheels are known to stand. */
  private volatile long stoodFor;

  private volatile String whyNotArmed = "";

  /**
   * Disarmed, at a first stop that nobody has released.
   *
   * @param clockNs the drive's clock, nanoseconds, by which leases end
   */
  public DriveMode(LongSupplier clockNs) {
    this.clockNs = clockNs;
  }

  private Outcome change(Function<DriveState, Step> rule) {
    while (true) {
      Link now = newest.get();
      Step step = rule.apply(now.state);
      if (step.next == now.state) {
        return step.outcome;
      }
      Link next = new Link(step.next);
      if (newest.compareAndSet(now, next)) {
        now.next = next;
        return step.outcome;
      }
    }
  }

  /** The state now. */
  public DriveState state() {
    return newest.get().state;
  }

  /** The mode now. */
  public Mode mode() {
    return state().mode();
  }

  /** Every state from the present one on, in order. */
  public ModeChanges changes() {
    return new ModeChanges(newest.get());
  }

  /** Whether the wheels were found standing after this stop or a later one. */
  public boolean standsSince(long stop) {
    return stoodFor >= stop;
  }

  /**
   * From now on nobody can arm.
   *
   * @param reason told to whoever tries; empty to allow it again
   */
  public void refuseToArm(String reason) {
    whyNotArmed = reason;
  }

  /** From disarmed to armed; the wheels stand. */
  public Outcome arm(String cause) {
    return change(
        now -> {
          if (!whyNotArmed.isEmpty()) {
            return refused(now, whyNotArmed);
          }
          return switch (now.mode()) {
            case DISARMED -> Step.done(now.in(Mode.ARMED, cause));
            case ARMED -> new Step(now, Outcome.done("already armed"));
            case RUNNING -> refused(now, "it runs already");
            case FAILSAFE -> refused(now, "a fault stopped it; disarm once it is cured");
            case ESTOP -> refused(now, "it was stopped; an operator must resume it first");
          };
        });
  }

  /** From any mode but estop to disarmed. */
  public Outcome disarm(String cause) {
    return change(
        now ->
            switch (now.mode()) {
              case ESTOP -> refused(now, "it is stopped and stays so until resumed");
              case DISARMED -> Step.done(now);
              case ARMED, RUNNING, FAILSAFE ->
                  Step.done(now.stopped(Mode.DISARMED, cause, StopReason.OPERATOR, ""));
            });
  }

  /** From armed to running: the connectome drives. A hand that drives is stopped first. */
  public Outcome run(String cause) {
    return change(
        now ->
            switch (now.mode()) {
              case RUNNING -> new Step(now, Outcome.done("already running"));
              case ARMED -> Step.done(run(now, cause));
              case DISARMED, FAILSAFE, ESTOP ->
                  refused(now, "it is " + now.mode().word() + "; arm it first");
            });
  }

  private static DriveState run(DriveState now, String cause) {
    DriveState standing =
        now.order().mayDrive()
            ? now.stopped(now.mode(), now.cause(), StopReason.OPERATOR, "")
            : now;
    return standing.released(cause);
  }

  /** Arms and runs, as a person at the robot does; from a fault as well, but not from estop. */
  public Outcome start(String cause) {
    return change(
        now -> {
          if (!whyNotArmed.isEmpty()) {
            return refused(now, whyNotArmed);
          }
          return switch (now.mode()) {
            case RUNNING -> new Step(now, Outcome.done("already running"));
            case DISARMED, ARMED, FAILSAFE -> Step.done(run(now, cause));
            case ESTOP -> refused(now, "it was stopped; an operator must resume it first");
          };
        });
  }

  /** Lets a person drive from now on, or longer, until the lease is over. */
  public Outcome drive(Lease lease) {
    long nowNs = clockNs.getAsLong();
    return change(
        now -> {
          if (now.mode() != Mode.ARMED) {
            return refused(now, "it is " + now.mode().word() + "; arm it first");
          }
          if (now.swapStop() != 0) {
            return refused(now, "other weights are taking over; try again in a moment");
          }
          if (now.order().isOver(nowNs)) {
            return new Step(
                leaseOver(now),
                Outcome.refused("the lease ran out and the wheels come to rest; send it again"));
          }
          if (now.order().mayDrive()) {
            return lease.holder().equals(now.holder())
                ? Step.done(now.leased(lease, nowNs))
                : refused(now, now.holder() + " holds the drive lease");
          }
          return standsSince(now.order().stop())
              ? Step.done(now.leased(lease, nowNs))
              : refused(now, "the wheels still come to rest; try again in a moment");
        });
  }

  /**
   * Stops the wheels and keeps them stopped until {@link #resume}. Idempotent, from any mode.
   *
   * @param cause who asked, for people
   */
  public void estop(String cause) {
    change(
        now ->
            Step.done(
                now.mode() == Mode.ESTOP
                    ? now
                    : now.stopped(Mode.ESTOP, cause, StopReason.OPERATOR, "")));
  }

  /** From estop to disarmed; the wheels stand. */
  public Outcome resume(String cause) {
    return change(
        now ->
            now.mode() == Mode.ESTOP
                ? new Step(now.in(Mode.DISARMED, cause), Outcome.done("released; arm it to go on"))
                : refused(now, "it is " + now.mode().word() + ", not stopped"));
  }

  /**
   * Stops a robot that is armed or runs, and disarms it; another one stands already. Nothing
   * latches.
   *
   * @param cause why, for people
   */
  public void stop(String cause) {
    change(
        now ->
            Step.done(
                now.isArmed() ? now.stopped(Mode.DISARMED, cause, StopReason.OPERATOR, "") : now));
  }

  /** Somebody beside the control loop found a fault. */
  public void fail(StopReason fault) {
    change(now -> Step.done(now.isArmed() ? failed(now, fault, "") : now));
  }

  /**
   * A swap of weights begins: the wheels stop.
   *
   * @return number of its stop
   * @throws IllegalStateException if one is under way
   */
  public long beginSwap() {
    change(
        now -> {
          if (now.swapStop() != 0) {
            throw new IllegalStateException("two swaps of weights at once");
          }
          return Step.done(
              now.stopped(now.mode(), now.cause(), StopReason.WEIGHTS_SWAP, "").swapping());
        });
    return state().swapStop();
  }

  /** The swap of weights is over, however it went: the connectome goes on if it was driving. */
  public void endSwap() {
    change(now -> Step.done(now.swapStop() == 0 ? now : now.swapped()));
  }

  @Override
  public DriveOrder order() {
    return newest.get().state.order();
  }

  /** A person who stopped the robot meanwhile may have caused the fault: that stop counts. */
  @Override
  public DriveOrder fault(DriveOrder obeyed, StopReason reason, String detail) {
    change(
        now -> {
          boolean counts =
              now.isArmed()
                  || now.order().stop() == obeyed.stop() && now.order().reason() != reason;
          return Step.done(counts ? failed(now, reason, detail) : now);
        });
    return order();
  }

  private static DriveState failed(DriveState now, StopReason reason, String detail) {
    String what = reason.name() + ": " + (detail.isEmpty() ? reason.advice() : detail);
    return now.isArmed()
        ? now.stopped(Mode.FAILSAFE, what, reason, detail)
        : now.stopped(now.mode(), now.cause(), reason, detail);
  }

  @Override
  public DriveOrder leaseOver(DriveOrder obeyed) {
    change(now -> Step.done(now.order() == obeyed ? leaseOver(now) : now));
    return order();
  }

  private static DriveState leaseOver(DriveState now) {
    return now.stopped(now.mode(), now.cause(), StopReason.LEASE_EXPIRED, "");
  }

  @Override
  public void standing(long stop) {
    if (stoodFor < stop) {
      stoodFor = stop;
    }
  }

  private static Step refused(DriveState now, String reason) {
    return new Step(now, Outcome.refused(reason));
  }
}
