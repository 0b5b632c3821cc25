package org.nemadrive.controller.loop;

import java.util.concurrent.atomic.AtomicReference;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.safety.BatteryGuard;
import org.nemadrive.controller.safety.EncoderGuard;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.senses.Senses;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.DifferentialDrive;
import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.DriveOrders;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.OrderFollower;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.worm.NervousSystem;

/**
 * What the robot does in each tick. It drives only as the orders of its mode say; while they say
 * stand, the wheels are told so again in every tick, and after a release board and all sensors
 * start anew. One thread; a tick that does not change the mode allocates nothing.
 */
public final class ControlLoop {
  /** Time after a stop in which the robot may roll out, nanoseconds. */
  private static final long ROLL_OUT_NS = 1_000_000_000;

  /** Counts in a tick that a wheel at rest may show when somebody touches it. */
  private static final int ROLL_OUT_COUNTS = 2;

  private final Board board;
  private final Senses senses;
  private final BodyModel body;
  private final DifferentialDrive drive;
  private final EncoderGuard encoders;
  private final BatteryGuard battery;
  private final MotorWatchdog watchdog;
  private final OrderFollower orders;
  private final TickJournal journal;
  private final LoopStatistics statistics;
  private final Clock clock;
  private final double mmPerCount;
  private final Wheels wheels;

  /** Weights that take over as soon as the wheels stand, or null. */
  private final AtomicReference<NervousSystem> successor = new AtomicReference<>();

  private final BoardReadings readings = new BoardReadings();
  private final TickSample sample;
  private NervousSystem nerves;
  private boolean watchingRollOut;
  private long rollingOutSinceNs;
  private boolean moved;
  private long saturatedTicks;

  /** Why the robot was shut down, or null. */
  private StopReason shutDown;

  /**
   * A robot at rest; nothing moves before the first release.
   *
   * @param sample filled by every tick; of the nervous system's and the arena's shape
   */
  public ControlLoop(
      Robot robot,
      NervousSystem nerves,
      TickSample sample,
      MotorWatchdog watchdog,
      DriveOrders orders,
      TickJournal journal,
      LoopStatistics statistics,
      Clock clock) {
    RobotProfile profile = robot.profile();
    this.board = robot.board();
    this.senses = robot.senses();
    this.nerves = nerves;
    this.body = profile.body();
    this.drive = new DifferentialDrive(body);
    this.encoders =
        new EncoderGuard(
            body, profile.safety().encoderJumpFactor(), profile.safety().stallTimeoutNs());
    this.battery =
        new BatteryGuard(
            profile.safety().batteryWarnMv(),
            profile.safety().batteryStopMv(),
            profile.safety().batteryLowForNs());
    this.watchdog = watchdog;
    this.orders = new OrderFollower(orders);
    this.journal = journal;
    this.statistics = statistics;
    this.clock = clock;
    this.mmPerCount = 1 / body.countsPerMm();
    this.wheels = new Wheels(profile, senses);
    this.sample = sample;
  }

  /**
   * One tick: read, think, limit, write, and read what is slow. Allocates nothing; the buffers are
   * fields, made once.
   */
  public TickOutcome tick(long nowNs) {
    journal.begin(nowNs);
    sample.nowNs = nowNs;
    sample.forgetThought();
    TickOutcome outcome =
        switch (orders.begin(nowNs)) {
          case DRIVE -> drive(nowNs);
          case STOP -> stop();
          case START -> startAnew(nowNs);
          case STAND -> stand(nowNs);
        };
    return end(outcome);
  }

  private TickOutcome drive(long nowNs) {
    StopReason fault = read(nowNs);
    if (fault != StopReason.NONE) {
      return stop(fault);
    }
    DriveOrder order = orders.order();
    if (order.driver() == Driver.HAND) {
      drive.byHand(order.leftDrive(), order.rightDrive());
      wheels.obey(drive.leftCommand(), drive.rightCommand());
    } else {
      think();
      limit();
      wheels.wish(drive.leftCommand(), drive.rightCommand());
    }
    fault = board.drive(wheels.left(), wheels.right());
    if (fault != StopReason.NONE) {
      return stop(fault);
    }
    // The watchdog may have stopped the wheels while the bus was slow: then this was too late.
    if (!orders.mayGoOn()) {
      return stop();
    }
    watchdog.feed(clock.nowNs()); // fed only by a command that reached the wheels
    fault = readLate(nowNs);
    if (fault != StopReason.NONE) {
      return stop(fault);
    }
    return orders.mayGoOn() ? TickOutcome.DRIVEN : stop();
  }

  private StopReason read(long nowNs) {
    StopReason fault = board.read(nowNs, readings);
    if (fault == StopReason.NONE) {
      fault = encoders.check(nowNs, readings, wheels.leftActing(), wheels.rightActing());
    }
    if (fault != StopReason.NONE) {
      return fault;
    }
    // Before its first move the worm sees nothing, as in the simulator.
    if (moved) {
      wheels.observe(encoders.leftStep(), encoders.rightStep());
    }
    moved = true;
    return senses.update(nowNs, movedMm());
  }

  /** What the wheels need not wait for: on a slow bus each answer would make them late. */
  private StopReason readLate(long nowNs) {
    // Sensors first: what makes a board deaf is then found in the same tick.
    StopReason sensors = senses.updateSlow(nowNs, movedMm());
    StopReason fault = board.readLate(readings);
    if (fault == StopReason.NONE) {
      fault = battery.check(nowNs, readings.batteryMv);
    }
    return fault == StopReason.NONE ? sensors : fault;
  }

  private double movedMm() {
    return Math.abs(wheels.movedCounts()) * mmPerCount;
  }

  private void think() {
    long beganNs = clock.nowNs();
    int stimulus = senses.stimulus();
    nerves.tick(stimulus);
    statistics.thought(clock.nowNs() - beganNs);
    journal.thought(stimulus, nerves.core());
    sample.takeThought(nerves.core(), stimulus);
  }

  private void limit() {
    if (senses.failing()) {
      drive.capAtPresentSpeed();
    } else {
      drive.liftCap();
    }
    drive.limit(nerves.speed(), nerves.turn());
    saturatedTicks += drive.saturated() ? 1 : 0;
  }

  private TickOutcome stop(StopReason fault) {
    orders.fault(fault, "");
    return stop();
  }

  private TickOutcome stop() {
    watchingRollOut = false;
    stopWheels();
    drive.reset();
    wheels.rest();
    return TickOutcome.STOPPED;
  }

  private boolean stopWheels() {
    StopReason reason = stopReason();
    boolean doubted = reason.isFault() && reason != StopReason.BOARD_ASKS_SHUTDOWN;
    boolean stands = (doubted ? board.stop() : board.rest()) == StopReason.NONE;
    if (stands) {
      watchdog.rest();
      orders.standing();
    }
    return stands;
  }

  /** The wheels stand: say so again, and look whether it is true. */
  private TickOutcome stand(long nowNs) {
    if (stopWheels()) {
      succeed();
    }
    StopReason seen = board.read(nowNs, readings);
    if (seen == StopReason.NONE) {
      board.readLate(readings);
      watchRollOut(nowNs);
    } else if (seen == StopReason.BOARD_ASKS_SHUTDOWN) {
      orders.fault(seen, "");
    }
    return TickOutcome.STANDING;
  }

  /** Other weights take over, at rest, between two ticks and while the wheels stand. */
  private void succeed() {
    NervousSystem next = successor.get();
    if (next != null) {
      nerves = next;
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
      orders.fault(StopReason.STOP_UNCONFIRMED, "");
    }
  }

  /** Leaves the stop if board and sensors start; stays stopped, for a new reason, if not. */
  private TickOutcome startAnew(long nowNs) {
    try {
      board.start();
      senses.start(nowNs);
      encoders.reset();
      battery.reset();
      drive.reset();
      wheels.release();
      orders.started();
    } catch (BoardException e) {
      orders.fault(e.reason(), e.getMessage());
      stopWheels();
      watchingRollOut = false;
    }
    return TickOutcome.STANDING;
  }

  private TickOutcome end(TickOutcome outcome) {
    StopReason reason = stopReason();
    journal.end(outcome, reason);
    sample.outcome = outcome;
    sample.stop = orders.order().stop();
    sample.stopReason = reason;
    sample.driver = outcome == TickOutcome.DRIVEN ? orders.order().driver() : Driver.NOBODY;
    sample.saturatedTicks = saturatedTicks;
    sample.leftCommand = wheels.left();
    sample.rightCommand = wheels.right();
    sample.leftDrive = fraction(sample.leftCommand);
    sample.rightDrive = fraction(sample.rightCommand);
    sample.leftCounts = readings.leftCounts;
    sample.rightCounts = readings.rightCounts;
    sample.batteryMv = readings.batteryMv;
    sample.batteryWarning = battery.warning();
    sample.motorWarning = wheels.doubtModel();
    sample.motorLateNs = Math.round(wheels.lateS() * 1e9);
    sample.rangeMm = senses.rangeMm();
    if (senses.arena() != null) {
      sample.takeWorld(senses.arena().world());
    }
    return outcome;
  }

  private double fraction(int command) {
    return Math.clamp(body.scale().speedMps(command) / body.maxWheelSpeedMps(), -1, 1);
  }

  /**
   * Stops at once and for good; the last thing a program does with its robot. Tries again when a
   * stop is not confirmed.
   *
   * @return whether it was confirmed in the end
   */
  public boolean shutDown(StopReason reason) {
    journal.shutDown(reason);
    if (orders.isDriving() || reason == StopReason.UNCAUGHT_ERROR) {
      shutDown = reason;
    }
    boolean confirmed = board.stopForSure(clock) == StopReason.NONE;
    if (confirmed) {
      watchdog.rest();
    }
    drive.reset();
    wheels.rest();
    return confirmed;
  }

  /**
   * Lets other weights of the same connectome take over in the next tick that finds the wheels
   * standing. Any thread.
   *
   * @param next at rest and warmed up; null withdraws what has not taken over yet
   */
  public void succeedBy(NervousSystem next) {
    successor.set(next);
  }

  /** Whether no weights wait to take over any more. Any thread. */
  public boolean hasSucceeded() {
    return successor.get() == null;
  }

  /** Why the wheels stand, NONE while they are driven. Control thread. */
  public StopReason stopReason() {
    return shutDown == null ? orders.stopReason() : shutDown;
  }

  /** What the last tick saw and did; filled anew by the next one. */
  public TickSample sample() {
    return sample;
  }
}
