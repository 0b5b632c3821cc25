package org.nemadrive.controller.session;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.simulated.SimulatedBoard;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.LoopRunner;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.profile.SafetySettings;
import org.nemadrive.controller.record.Journal;
import org.nemadrive.controller.record.RecordingOrders;
import org.nemadrive.controller.record.RecordingWires;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.senses.VirtualArena;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.DriveOrders;
import org.nemadrive.simulator.mode.Lease;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.worm.NervousSystem;

/**
 * A drive of a simulated robot that is thrown away, before the real one and as fast as it goes:
 * through food and walls, failing sensors, a hand at the wheel, stops and releases. What a virtual
 * machine does once and late (interpreting, compiling, compiling anew at a branch or a type it
 * never saw, linking) is then done before a motor is on. Hence everything here is of the very
 * classes that the drive uses; only a real board's driver is not, and is compiled anew on its first
 * ticks.
 */
final class Rehearsal {
  /**
   * Many short laps, not a long one: the machine must compile the tick, and not a loop around it
   * that is left again. Its optimizing compiler takes a method after 5,000 calls.
   */
  private static final int LAPS = 60;

  private static final int TICKS_PER_LAP = 250;

  /** Lets compiled code be put in place. */
  private static final long PAUSE_NS = 1_000_000;

  /** A period so short that deadlines are missed as well as waited for. */
  private static final long PERIOD_NS = 10_000;

  /** Some ticks, so that a wheel is looked at for a stall. */
  private static final long STALL_TIMEOUT_NS = 50 * PERIOD_NS;

  private static final long LEASE_NS = 1_000_000_000;
  private static final int RING_TICKS = 4;

  /** More than an arena is long, world units. */
  private static final double ARENA_UNITS = 2000;

  private final Clock clock;
  private final NervousSystem nerves;
  private final Robot robot;
  private final DriveMode mode;
  private final DriveOrders orders;
  private final TickJournal journal;
  private final MotorWatchdog watchdog;
  private final LoopStatistics statistics = new LoopStatistics();
  private final TickRing ring;
  private final TickSample sample;
  private long drivenTicks;
  private int stops;

  Rehearsal(DriveSettings settings, Clock clock) {
    RobotProfile profile = withShortStallTimeout(settings.profile());
    this.clock = clock;
    nerves = NervousSystem.of(settings.weights());
    mode = new DriveMode(clock::nowNs);
    DriveOrders followed = mode;
    TickJournal written = TickJournal.NONE;
    Wires wires = new SimulatedWires(profile.body());
    if (settings.record().isPresent()) {
      Journal thrownAway = new Journal((bytes, length) -> {}, nerves.neuronCount());
      followed = new RecordingOrders(mode, thrownAway);
      written = thrownAway;
      wires = new RecordingWires(wires, thrownAway);
    }
    orders = followed;
    journal = written;
    robot = robot(profile, settings, new SimulatedBoard(port(wires)));
    watchdog = new MotorWatchdog(robot.board(), mode, profile.safety().watchdogTimeoutNs());
    ring = new TickRing(RING_TICKS, nerves.neuronCount(), settings.layout().count());
    sample = ring.newSample();
  }

  private static Port port(Wires wires) {
    try {
      return wires.open(new PortRequest.SimulatedWheels());
    } catch (WireException e) {
      throw new IllegalStateException("a simulated robot always opens", e);
    }
  }

  private static RobotProfile withShortStallTimeout(RobotProfile p) {
    SafetySettings s = p.safety();
    SafetySettings safety =
        new SafetySettings(
            s.watchdogTimeoutNs(),
            s.batteryWarnMv(),
            s.batteryStopMv(),
            s.batteryLowForNs(),
            s.encoderJumpFactor(),
            STALL_TIMEOUT_NS);
    return new RobotProfile(
        p.name(), p.body(), p.board(), safety, p.touch(), p.foodSource(), p.foodSensor(), p.text());
  }

  private static Robot robot(RobotProfile profile, DriveSettings settings, Board board) {
    try {
      return RobotAssembler.assemble(
          profile,
          board,
          sensor -> new ScriptedSensor(sensor.threshold()),
          ForagingSettings.of(settings.weights().dynamics()),
          settings.layout());
    } catch (WireException e) {
      throw new IllegalStateException("a scripted sensor always opens", e);
    }
  }

  /** Everything a sensor can say, in turn. */
  private static final class ScriptedSensor implements Sensor {
    private final double threshold;
    private int polls;

    ScriptedSensor(double threshold) {
      this.threshold = threshold;
    }

    @Override
    public void start() {}

    @Override
    public void poll(long nowNs, SensorReading out) {
      int poll = polls++;
      switch (poll % 8) {
        case 3 -> out.nothing(nowNs);
        case 5 -> out.unchanged();
        case 7 -> out.failed();
        default -> out.valid(threshold * (0.5 + poll / 16 % 8 * 0.2) + poll % 3, nowNs);
      }
    }
  }

  /** Drives; takes some tenths of a second. */
  void run() {
    for (int lap = 0; lap < LAPS; lap++) {
      statistics.reset();
      nerves.reset();
      // A loop of its own a lap, because a first tick is not as the others.
      ControlLoop loop =
          new ControlLoop(robot, nerves, sample, watchdog, orders, journal, statistics, clock);
      LoopRunner runner = new LoopRunner(loop, ring, statistics, clock, PERIOD_NS);
      VirtualArena arena = robot.senses().arena();
      if (arena != null) {
        arena.reset();
      }
      runner.run(tick -> goOn(tick, loop));
      if (arena != null) {
        intoCorners(arena);
      }
      clock.pause(PAUSE_NS);
    }
  }

  private boolean goOn(long tick, ControlLoop loop) {
    if (loop.stopReason() == StopReason.NONE) {
      drivenTicks++;
    } else if (tick < 150 || tick > 180) {
      mode.start("rehearsal");
      stops++;
    }
    switch ((int) tick) {
      case 100, 148 -> mode.disarm("rehearsal");
      case 150 -> mode.arm("rehearsal");
      case 151, 155, 160 -> mode.drive(hand(LEASE_NS));
      case 165 -> mode.drive(hand(1));
      default -> {}
    }
    return tick < TICKS_PER_LAP;
  }

  /** Along the walls, where a distance is exactly 0. */
  private void intoCorners(VirtualArena arena) {
    BodyModel body = robot.profile().body();
    int far = (int) (ARENA_UNITS * body.mmPerUnit() * body.countsPerMm());
    int quarterTurn = (int) (Math.PI / 2 * body.wheelBaseMm() * body.countsPerMm());
    for (int wall = 0; wall < 8; wall++) {
      arena.move(far, far + quarterTurn);
      arena.move(far, far);
      robot.senses().stimulus();
    }
  }

  /** Ticks of the rehearsal in which the wheels were driven. */
  long drivenTicks() {
    return drivenTicks;
  }

  /** Stops that were released. */
  int stops() {
    return stops;
  }

  private static Lease hand(long leaseNs) {
    return new Lease("rehearsal", 0.5, -1, leaseNs);
  }
}
