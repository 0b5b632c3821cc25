package org.nemadrive.controller.law;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.law.Happening.What;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.DriveState;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.Lease;
import org.nemadrive.simulator.mode.ModeChanges;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.worm.NervousSystem;

/** A robot, simulated or emulated to the byte, whose every tick is held against the model. */
final class LawRig implements AutoCloseable {
  /** A lease lasts for this many ticks. */
  private static final int LEASE_TICKS = 5;

  private static final String CAUSE = "a sequence";

  private final RobotProfile profile;
  private final NervousSystem nerves;
  private final NervousSystem other;
  private final FoodLayout food;
  private final ManualClock clock = new ManualClock();
  private final EmulatedRobot emulated;
  private final Wires wires;
  private final Robot robot;
  private final long periodNs;
  private final Queue<Happening> during = new ArrayDeque<>();
  private DriveMode mode;
  private ModeChanges changes;
  private MotorWatchdog watchdog;
  private ControlLoop loop;
  private LawModel model;
  private long nextTickNs;
  private long lastFaultStop;
  private int calls;
  private int drivenTicks;

  LawRig(RobotProfile profile, NervousSystem nerves, NervousSystem other, FoodLayout food) {
    this.profile = profile;
    this.nerves = nerves;
    this.other = other;
    this.food = food;
    periodNs = profile.body().periodNs();
    if (profile.isSimulated()) {
      emulated = null;
      wires = new SimulatedWires(profile.body());
    } else {
      emulated = new EmulatedRobot(profile, clock, new Realism(true, 0.02, 0, 3));
      wires = new Pi4jWires(emulated.context(), clock);
    }
    robot = assemble();
    long lookNs = profile.safety().watchdogTimeoutNs() / 10;
    clock.every(lookNs, () -> watchdog.check(clock.nowNs()));
    boot();
    nextTickNs = clock.nowNs();
  }

  private Robot assemble() {
    try {
      Robot plain =
          new RobotAssembler(wires, clock)
              .assemble(profile, ForagingSettings.of(Dynamics.SYNCHRONOUS), food);
      return new Robot(profile, new HeldBoard(plain.board()), plain.senses());
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private void boot() {
    nerves.reset();
    other.reset();
    mode = new DriveMode(clock::nowNs);
    changes = mode.changes();
    watchdog = new MotorWatchdog(robot.board(), mode, profile.safety().watchdogTimeoutNs());
    loop =
        new ControlLoop(
            robot,
            nerves,
            new TickSample(nerves.neuronCount(), food.count()),
            watchdog,
            mode,
            TickJournal.NONE,
            new LoopStatistics(),
            clock);
    model = new LawModel(LEASE_TICKS * periodNs);
    lastFaultStop = 0;
  }

  /** A board that tells the model what is asked of it, and lets things happen in between. */
  private final class HeldBoard implements Board {
    private final Board board;

    HeldBoard(Board board) {
      this.board = board;
    }

    @Override
    public void start() throws BoardException {
      try {
        board.start();
      } finally {
        called();
      }
    }

    @Override
    public StopReason read(long nowNs, BoardReadings readings) {
      StopReason fault = board.read(nowNs, readings);
      called();
      return fault;
    }

    @Override
    public StopReason readLate(BoardReadings readings) {
      StopReason fault = board.readLate(readings);
      called();
      return fault;
    }

    @Override
    public StopReason drive(int left, int right) {
      require(model.mayCommand(), "the wheels were commanded to " + left + " and " + right);
      StopReason fault = board.drive(left, right);
      called();
      return fault;
    }

    @Override
    public StopReason stop() {
      return stopped(board::stop);
    }

    @Override
    public StopReason rest() {
      return stopped(board::rest);
    }

    private StopReason stopped(Supplier<StopReason> means) {
      noteFaults();
      model.stopCalled();
      StopReason fault = means.get();
      called();
      if (fault == StopReason.NONE) {
        model.wheelsStand();
      }
      return fault;
    }
  }

  private void called() {
    noteFaults();
    calls++;
    while (!during.isEmpty() && during.peek().afterCall() <= calls) {
      happen(during.remove());
    }
  }

  /** Faults are what the product says they are; what follows from them is the model's business. */
  private void noteFaults() {
    for (DriveState next = changes.next(); next != null; next = changes.next()) {
      long stop = next.order().stop();
      if (next.order().reason().isFault() && stop > lastFaultStop) {
        lastFaultStop = stop;
        model.faultFound(next.order().reason() != StopReason.WATCHDOG_TIMEOUT);
      }
    }
  }

  /** One tick with what happens before and within it. */
  void tick(List<Happening> happenings) {
    clock.advanceTo(nextTickNs);
    noteFaults();
    happenings.stream().filter(one -> one.afterCall() == 0).forEach(this::happen);
    happenings.stream().filter(one -> one.afterCall() > 0).forEach(during::add);
    calls = 0;
    long nowNs = clock.nowNs();
    model.tickBegins(nowNs);
    TickOutcome outcome = loop.tick(nowNs);
    noteFaults();
    TickOutcome expected = model.tickEnds();
    require(outcome == expected, "the tick ended " + outcome + ", the law says " + expected);
    while (!during.isEmpty()) {
      happen(during.remove());
    }
    check(outcome);
    nextTickNs += periodNs;
    if (clock.nowNs() > nextTickNs) {
      nextTickNs += (clock.nowNs() - nextTickNs) / periodNs * periodNs;
    }
  }

  private void check(TickOutcome outcome) {
    TickSample sample = loop.sample();
    boolean driven = outcome == TickOutcome.DRIVEN;
    drivenTicks += driven ? 1 : 0;
    require(mode.mode() == model.mode(), "it is " + mode.mode() + ", not " + model.mode());
    String holder = mode.state().holder();
    require(
        Objects.equals(holder, model.holder()), holder + " drives by hand, not " + model.holder());
    require(
        (sample.stopReason == StopReason.NONE) == model.isTurning(),
        "the sample says " + sample.stopReason);
    require(driven == (sample.driver != Driver.NOBODY), "the sample's driver is " + sample.driver);
    require(
        outcome != TickOutcome.STANDING || !sample.thought && sample.spikeCount == 0,
        "a standing robot thinks");
    require(
        driven || sample.leftCommand == 0 && sample.rightCommand == 0,
        "the sample tells of turning wheels");
  }

  private void happen(Happening one) {
    noteFaults();
    switch (one.what()) {
      case FAULT_BEGINS -> emulated.inject(one.fault());
      case FAULT_ENDS -> emulated.clear(one.fault());
      case RESTART -> {
        if (calls == 0) {
          loop.shutDown(StopReason.SHUTDOWN);
          boot();
        }
      }
      case SWAP_BEGINS -> {
        if (!model.isSwapping()) {
          model.swapBegins();
          mode.beginSwap();
          loop.succeedBy(other);
        }
      }
      case SWAP_ENDS -> {
        model.swapEnds();
        mode.endSwap();
      }
      default -> {
        boolean expected = model.command(one.what(), clock.nowNs());
        Outcome outcome = command(one.what());
        require(
            outcome.accepted() == expected,
            one.what() + (expected ? " was refused: " : " was accepted: ") + outcome.reason());
      }
    }
    require(mode.mode() == model.mode(), "it is " + mode.mode() + ", not " + model.mode());
  }

  private Outcome command(What what) {
    return switch (what) {
      case ARM -> mode.arm(CAUSE);
      case DISARM -> mode.disarm(CAUSE);
      case RUN -> mode.run(CAUSE);
      case START -> mode.start(CAUSE);
      case DRIVE_ANN -> mode.drive(new Lease("ann", 0.4, 0.6, LEASE_TICKS * periodNs));
      case DRIVE_BOB -> mode.drive(new Lease("bob", 0.5, 0.2, LEASE_TICKS * periodNs));
      case RESUME -> mode.resume(CAUSE);
      case ESTOP -> {
        mode.estop(CAUSE);
        yield Outcome.done();
      }
      case STOP -> {
        mode.stop(CAUSE);
        yield Outcome.done();
      }
      default -> throw new IllegalArgumentException(what + " is no command");
    };
  }

  private static void require(boolean lawful, String what) {
    if (!lawful) {
      throw new LawBroken(what);
    }
  }

  /** Ticks in which the wheels were driven. */
  int drivenTicks() {
    return drivenTicks;
  }

  /** What breaks the law. */
  static final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LawBroken(String what) {
      super(what);
    }
  }

  @Override
  public void close() {
    loop.shutDown(StopReason.SHUTDOWN);
    wires.close();
  }
}
