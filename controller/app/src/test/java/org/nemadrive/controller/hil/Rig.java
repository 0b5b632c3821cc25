package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervousSystem;

/** A controller and an emulated robot on one clock moved by hand, watchdog included. */
final class Rig implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  final DriveMode mode = new DriveMode(clock::nowNs);
  final EmulatedRobot robot;
  final ControlLoop loop;
  final NervousSystem nerves;
  final Robot assembled;
  final Pi4jWires wires;
  private final long periodNs;
  private long nextTickNs;

  /** A robot whose wheels follow at once is described so, too: without its motors. */
  Rig(RobotProfile real, TrainedWeights weights, FoodLayout layout, Realism realism) {
    RobotProfile profile = realism.inert() ? real : real.withoutMotor();
    clock.pausesTakeTime(realism.inert());
    periodNs = profile.body().periodNs();
    robot = new EmulatedRobot(profile, clock, realism);
    robot.layFood(layout);
    nerves = NervousSystem.of(weights);
    wires = new Pi4jWires(robot.context(), clock);
    assembled = assemble(profile, weights, layout, wires, clock);
    MotorWatchdog watchdog =
        new MotorWatchdog(assembled.board(), mode, profile.safety().watchdogTimeoutNs());
    clock.every(profile.safety().watchdogTimeoutNs() / 10, () -> watchdog.check(clock.nowNs()));
    loop =
        new ControlLoop(
            assembled,
            nerves,
            new TickSample(nerves.neuronCount(), layout.count()),
            watchdog,
            mode,
            TickJournal.NONE,
            new LoopStatistics(),
            clock);
    nextTickNs = clock.nowNs();
  }

  static Robot assemble(
      RobotProfile profile,
      TrainedWeights weights,
      FoodLayout layout,
      Pi4jWires wires,
      Clock clock) {
    try {
      return new RobotAssembler(wires, clock)
          .assemble(profile, ForagingSettings.of(weights.dynamics()), layout);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  static RobotProfile profile(String name) {
    return ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
  }

  /** Releases the stop; afterwards the next tick drives. */
  void release() {
    // A driver may have to wait for its board: what it waits for takes no part in the drive.
    clock.pausesTakeTime(true);
    mode.start("test");
    tick();
    clock.pausesTakeTime(robot.realism().inert());
    nextTickNs = Math.max(nextTickNs, clock.nowNs() / periodNs * periodNs + periodNs);
  }

  /** When the next tick is due. */
  long nextTickNs() {
    return Math.max(nextTickNs, clock.nowNs());
  }

  /** Advances to the next deadline and makes a tick. */
  TickOutcome tick() {
    clock.advanceTo(nextTickNs);
    TickOutcome outcome = loop.tick(clock.nowNs());
    nextTickNs += periodNs;
    if (clock.nowNs() > nextTickNs) {
      nextTickNs += (clock.nowNs() - nextTickNs) / periodNs * periodNs;
    }
    return outcome;
  }

  /** Makes ticks that all must drive. */
  void drive(int ticks) {
    for (int i = 0; i < ticks; i++) {
      assertEquals(TickOutcome.DRIVEN, tick(), () -> "stopped: " + stopReason());
    }
  }

  /** After a fault that stopped the robot: the stop outlives the fault and ends when released. */
  void assertStaysStoppedUntilReleased(Runnable clearFault) {
    StopReason reason = stopReason();
    clearFault.run();
    for (int i = 0; i < 5; i++) {
      assertEquals(TickOutcome.STANDING, tick(), "a stop latches though the fault is gone");
      assertEquals(reason, stopReason(), "the reason stays");
      assertTrue(robot.floor().motorsOff(), "motors stay off");
    }
    release();
    assertEquals(StopReason.NONE, stopReason(), () -> mode.state().detail());
    drive(5);
    assertFalse(robot.floor().motorsOff(), "the robot drives again");
  }

  /** Time in which even the slowest crawl covers this way, nanoseconds. */
  static long crawlNs(RobotProfile profile, double wayMm) {
    double mmPerTick = 0.25 * 10.7 * profile.body().mmPerUnit();
    return Math.round(wayMm / mmPerTick * profile.body().periodNs());
  }

  World world() {
    return assembled.senses().arena().world();
  }

  StopReason stopReason() {
    return loop.stopReason();
  }

  @Override
  public void close() {
    loop.shutDown(StopReason.SHUTDOWN);
    wires.close();
  }
}
