package org.nemadrive.controller.session;

import java.util.List;
import java.util.Optional;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.simulated.SimulatedBoard;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.loop.Brain;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.HandDrive;
import org.nemadrive.controller.loop.LoopRunner;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.controller.loop.TickRing;
import org.nemadrive.controller.profile.FoodSource;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.profile.SafetySettings;
import org.nemadrive.controller.profile.SensorSettings;
import org.nemadrive.controller.record.Journal;
import org.nemadrive.controller.record.RecordingMailbox;
import org.nemadrive.controller.record.RecordingWires;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.safety.StopMailbox;
import org.nemadrive.controller.safety.StopRequests;
import org.nemadrive.controller.senses.SenseChannel;
import org.nemadrive.controller.senses.Senses;
import org.nemadrive.controller.senses.VirtualArena;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;

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
  private final Brain brain;
  private final Robot robot;
  private final StopRequests requests = new StopRequests();
  private final TickJournal journal;
  private final StopMailbox mailbox;
  private final MotorWatchdog watchdog;
  private final LoopStatistics statistics = new LoopStatistics();
  private final TickRing ring;
  private long drivenTicks;
  private int stops;

  Rehearsal(DriveSettings settings, Clock clock) {
    RobotProfile profile = withShortStallTimeout(settings.profile());
    this.clock = clock;
    brain = Brain.of(settings.weights());
    StopMailbox mailbox = requests;
    TickJournal journal = TickJournal.NONE;
    Wires wires = new SimulatedWires(profile.body());
    if (settings.record().isPresent()) {
      Journal thrownAway = new Journal((bytes, length) -> {}, brain.neuronCount());
      mailbox = new RecordingMailbox(requests, thrownAway);
      journal = thrownAway;
      wires = new RecordingWires(wires, thrownAway);
    }
    SimulatedBoard board = new SimulatedBoard(port(wires));
    this.journal = journal;
    this.mailbox = mailbox;
    robot = new Robot(profile, board, senses(settings));
    watchdog = new MotorWatchdog(board, requests, profile.safety().watchdogTimeoutNs());
    ring = new TickRing(RING_TICKS, brain.neuronCount());
  }

  private static Port port(Wires wires) {
    try {
      return wires.open(new PortRequest.SimulatedRobot());
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

  private static Senses senses(DriveSettings settings) {
    RobotProfile profile = settings.profile();
    List<SenseChannel> touch = profile.touch().stream().map(sensor -> channel(sensor)).toList();
    return new Senses(
        touch,
        profile.foodSource(),
        profile.foodSensor().map(sensor -> channel(sensor)),
        profile.foodSource() == FoodSource.VIRTUAL
            ? Optional.of(
                new VirtualArena(
                    ForagingSettings.of(settings.weights().dynamics()),
                    settings.layout(),
                    profile.body()))
            : Optional.empty());
  }

  private static SenseChannel channel(SensorSettings settings) {
    return new SenseChannel(new ScriptedSensor(settings.threshold()), settings);
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
      brain.core().reset();
      // A loop of its own a lap, because a first tick is not as the others.
      ControlLoop loop =
          new ControlLoop(robot, brain, watchdog, mailbox, journal, statistics, clock);
      LoopRunner runner = new LoopRunner(loop, statistics, clock, PERIOD_NS);
      runner.copyTo(ring);
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
    } else {
      requests.release();
      stops++;
    }
    switch ((int) tick) {
      case 100 -> requests.stop(StopReason.OPERATOR);
      case 150 -> loop.driveByHand(hand(LEASE_NS));
      case 160 -> loop.driveByHand(null);
      case 170 -> loop.driveByHand(hand(1));
      case 171 -> loop.driveByHand(null);
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

  private HandDrive hand(long leaseNs) {
    return new HandDrive(0.5, -1, clock.nowNs() + leaseNs);
  }
}
