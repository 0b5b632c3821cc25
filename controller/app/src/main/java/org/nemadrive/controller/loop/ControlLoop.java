package org.nemadrive.controller.loop;

import java.util.concurrent.atomic.AtomicReference;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.safety.BatteryGuard;
import org.nemadrive.controller.safety.EncoderGuard;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.safety.StopMailbox;
import org.nemadrive.controller.senses.Senses;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.body.DifferentialDrive;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.Locomotion;
import org.nemadrive.simulator.world.World;

/**
 * What the robot does in each tick. A stop latches: the wheels stand, and are told so again in
 * every tick, until somebody releases the stop and the board and all sensors start anew. One
 * thread; a tick allocates nothing.
 */
public final class ControlLoop {
  /** Time after a stop in which the robot may roll out, nanoseconds. */
  private static final long ROLL_OUT_NS = 1_000_000_000;

  /** Counts in a tick that a wheel at rest may show when somebody touches it. */
  private static final int ROLL_OUT_COUNTS = 2;

  private final Board board;
  private final Senses senses;
  private final DifferentialDrive drive;
  private final EncoderGuard encoders;
  private final BatteryGuard battery;
  private final MotorWatchdog watchdog;
  private final StopMailbox mailbox;
  private final TickJournal journal;
  private final LoopStatistics statistics;
  private final Clock clock;
  private final double mmPerCount;
  private final Wheels wheels;

  /** Weights that take over as soon as the wheels stand, or null. */
  private final AtomicReference<Brain> successor = new AtomicReference<>();

  /** Who drives: null is the connectome. */
  private final AtomicReference<HandDrive> handDrive = new AtomicReference<>();

  private final BoardReadings readings = new BoardReadings();
  private final TickSample sample;
  private NeuronCore core;
  private Locomotion locomotion;

  /** Whether the board confirmed that the wheels stand. */
  private volatile boolean standing = true;

  private StopReason stopped = StopReason.NOT_RELEASED;
  private String stopDetail = "";
  private boolean watchingRollOut;
  private long rollingOutSinceNs;
  private boolean moved;
  private long saturatedTicks;
  private int stimulus = NeuronCore.NO_STIMULUS;

  /** A robot at rest; nothing moves before the first release. */
  public ControlLoop(
      Robot robot,
      Brain brain,
      MotorWatchdog watchdog,
      StopMailbox mailbox,
      TickJournal journal,
      LoopStatistics statistics,
      Clock clock) {
    RobotProfile profile = robot.profile();
    this.board = robot.board();
    this.senses = robot.senses();
    this.core = brain.core();
    this.locomotion = brain.locomotion();
    this.drive = new DifferentialDrive(profile.body());
    this.encoders =
        new EncoderGuard(
            profile.body(),
            profile.safety().encoderJumpFactor(),
            profile.safety().stallTimeoutNs());
    this.battery =
        new BatteryGuard(
            profile.safety().batteryWarnMv(),
            profile.safety().batteryStopMv(),
            profile.safety().batteryLowForNs());
    this.watchdog = watchdog;
    this.mailbox = mailbox;
    this.journal = journal;
    this.statistics = statistics;
    this.clock = clock;
    this.mmPerCount = 1 / profile.body().countsPerMm();
    this.wheels = new Wheels(profile, senses);
    this.sample = new TickSample(brain.neuronCount());
  }

  /** One tick: read, think, limit, write. Allocates nothing; the buffers are fields, made once. */
  public TickOutcome tick(long nowNs) {
    journal.begin(nowNs);
    sample.nowNs = nowNs;
    StopReason fault = mailbox.takeStop();
    if (stopped != StopReason.NONE) {
      return end(stand(nowNs, fault));
    }
    fault = fault == StopReason.NONE && successor.get() != null ? StopReason.WEIGHTS_SWAP : fault;
    fault = fault == StopReason.NONE ? read(nowNs) : fault;
    if (fault != StopReason.NONE) {
      return end(stop(fault));
    }
    HandDrive hand = handDrive.get();
    if (hand == null) {
      think();
      limit();
      wheels.wish(drive.leftCommand(), drive.rightCommand());
    } else if (nowNs - hand.expiresAtNs() < 0) {
      drive.byHand(hand.leftDrive(), hand.rightDrive());
      wheels.obey(drive.leftCommand(), drive.rightCommand());
    } else if (handDrive.compareAndSet(hand, null)) {
      return end(stop(StopReason.LEASE_EXPIRED));
    }
    fault = write();
    if (fault != StopReason.NONE) {
      return end(stop(fault));
    }
    watchdog.feed(clock.nowNs()); // fed only by a command that reached the wheels
    return end(TickOutcome.DRIVEN);
  }

  private StopReason read(long nowNs) {
    StopReason fault = board.read(nowNs, readings);
    if (fault == StopReason.NONE) {
      fault = encoders.check(nowNs, readings, wheels.leftActing(), wheels.rightActing());
    }
    if (fault == StopReason.NONE) {
      fault = battery.check(nowNs, readings.batteryMv);
    }
    if (fault != StopReason.NONE) {
      return fault;
    }
    // Before its first move the worm sees nothing, as in the simulator.
    if (moved) {
      wheels.observe(encoders.leftStep(), encoders.rightStep());
    }
    moved = true;
    return senses.update(nowNs, Math.abs(wheels.movedCounts()) * mmPerCount);
  }

  private void think() {
    long beganNs = clock.nowNs();
    stimulus = senses.stimulus();
    core.tick(stimulus);
    statistics.thought(clock.nowNs() - beganNs);
    journal.thought(stimulus, core);
  }

  private void limit() {
    if (senses.failing()) {
      drive.capAtPresentSpeed();
    } else {
      drive.liftCap();
    }
    double left = core.left();
    double right = core.right();
    drive.limit(locomotion.speed(left, right), locomotion.turn(left, right));
    saturatedTicks += drive.saturated() ? 1 : 0;
  }

  private StopReason write() {
    StopReason fault = board.drive(wheels.left(), wheels.right());
    // The watchdog may have stopped the wheels while the bus was slow: then this was too late.
    return fault == StopReason.NONE ? mailbox.takeStop() : fault;
  }

  private TickOutcome stop(StopReason fault) {
    // Who was asked to stop meanwhile may see faults that the stop itself made: the request counts.
    StopReason asked = mailbox.takeStop();
    stopped = asked == StopReason.NONE ? fault : asked;
    stopDetail = "";
    watchingRollOut = false;
    StopReason confirmed = board.stop();
    if (confirmed == StopReason.NONE) {
      watchdog.rest();
    }
    standing = confirmed == StopReason.NONE;
    drive.reset();
    wheels.rest();
    return TickOutcome.STOPPED;
  }

  /** The wheels stand: say so again, look whether it is true, and whether to go on. */
  private TickOutcome stand(long nowNs, StopReason asked) {
    if (stopped == StopReason.NOT_RELEASED && asked != StopReason.NONE) {
      stopped = asked;
    }
    // A release waits until the weights that are to take over have done so.
    if (successor.get() == null && mailbox.takeRelease() && asked == StopReason.NONE) {
      startAnew(nowNs);
      return TickOutcome.STANDING;
    }
    standing = board.stop() == StopReason.NONE;
    if (standing) {
      watchdog.rest();
      succeed();
    }
    if (board.read(nowNs, readings) == StopReason.NONE) {
      watchRollOut(nowNs);
    }
    return TickOutcome.STANDING;
  }

  /** Other weights take over, at rest, between two ticks and while the wheels stand. */
  private void succeed() {
    Brain next = successor.get();
    if (next != null) {
      core = next.core();
      locomotion = next.locomotion();
      // Withdrawn in the same moment: then it took over all the same, and nobody waits for it.
      successor.compareAndSet(next, null);
    }
  }

  /** A robot may roll out after a stop; one that still turns later was not stopped. */
  private void watchRollOut(long nowNs) {
    boolean plausible = encoders.check(nowNs, readings, 0, 0) == StopReason.NONE;
    if (moved && plausible) {
      wheels.observe(encoders.leftStep(), encoders.rightStep());
    }
    if (!watchingRollOut) {
      watchingRollOut = true;
      rollingOutSinceNs = nowNs;
      return;
    }
    int fastest = Math.max(Math.abs(encoders.leftStep()), Math.abs(encoders.rightStep()));
    if (fastest > ROLL_OUT_COUNTS && nowNs - rollingOutSinceNs > ROLL_OUT_NS) {
      stopped = StopReason.STOP_UNCONFIRMED;
    }
  }

  /** Leaves the stop if board and sensors start; stays in it, with a new reason, if not. */
  private void startAnew(long nowNs) {
    standing = false;
    try {
      board.start();
      senses.start(nowNs);
      encoders.reset();
      battery.reset();
      drive.reset();
      wheels.release();
      stopped = StopReason.NONE;
      stopDetail = "";
    } catch (BoardException e) {
      standing = board.stop() == StopReason.NONE;
      stopped = e.reason();
      stopDetail = e.getMessage();
      watchingRollOut = false;
    }
  }

  private TickOutcome end(TickOutcome outcome) {
    journal.end(outcome, stopped);
    sample.outcome = outcome;
    sample.stopReason = stopped;
    sample.saturatedTicks = saturatedTicks;
    sample.stimulus = stimulus;
    sample.leftMuscles = core.left();
    sample.rightMuscles = core.right();
    sample.leftCommand = wheels.left();
    sample.rightCommand = wheels.right();
    sample.leftCounts = readings.leftCounts;
    sample.rightCounts = readings.rightCounts;
    sample.batteryMv = readings.batteryMv;
    sample.batteryWarning = battery.warning();
    sample.rangeMm = senses.rangeMm();
    World world = senses.arena() == null ? null : senses.arena().world();
    sample.x = world == null ? Double.NaN : world.x();
    sample.y = world == null ? Double.NaN : world.y();
    sample.heading = world == null ? Double.NaN : world.heading();
    sample.foodEaten = world == null ? -1 : world.eaten();
    sample.takeSpikes(core);
    return outcome;
  }

  /**
   * Stops at once and for good; the last thing a program does with its robot. Tries again when a
   * stop is not confirmed.
   */
  public void shutDown(StopReason reason) {
    journal.shutDown(reason);
    if (stopped == StopReason.NONE || reason == StopReason.UNCAUGHT_ERROR) {
      stopped = reason;
    }
    for (int attempt = 0; attempt < 3; attempt++) {
      if (board.stop() == StopReason.NONE) {
        watchdog.rest();
        break;
      }
    }
    drive.reset();
    wheels.rest();
  }

  /**
   * Lets a person drive until the lease ends; the wheels then stop. Any thread.
   *
   * @param lease the lease, or null to let the connectome drive again
   */
  public void driveByHand(HandDrive lease) {
    handDrive.set(lease);
  }

  /**
   * Lets other weights of the same connectome take over: the wheels are stopped, and they do so in
   * the tick that finds them standing. Any thread.
   *
   * @param next at rest and warmed up; null withdraws what has not taken over yet
   */
  public void succeedBy(Brain next) {
    successor.set(next);
  }

  /** Whether no weights wait to take over any more. Any thread. */
  public boolean hasSucceeded() {
    return successor.get() == null;
  }

  /** Whether the board confirmed that the wheels stand. Any thread. */
  public boolean isStanding() {
    return standing;
  }

  /** Why the wheels stand, NONE while they are driven. */
  public StopReason stopReason() {
    return stopped;
  }

  /** More about the reason, for a person; can be empty. */
  public String stopDetail() {
    return stopDetail;
  }

  /** What the last tick saw and did; filled anew by the next one. */
  public TickSample sample() {
    return sample;
  }
}
