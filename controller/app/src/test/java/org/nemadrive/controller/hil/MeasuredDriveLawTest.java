package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.MeasuredDrive;
import org.nemadrive.simulator.mode.Lease;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.testing.Slow;

/**
 * A measured way under everything that can happen to it, drawn by seeds: once it was stopped it
 * never drives again, whoever arms the robot afterwards, and it ends with the motors off.
 */
@Slow
class MeasuredDriveLawTest {
  private static final int SEQUENCES = 400;
  private static final int MOST_TICKS = 400;
  private static final String OURS = "controller drive";
  private static final String UNCONFIRMED = "the stop was not confirmed";

  private enum What {
    DISARM,
    ARM,
    STOP,
    ESTOP,
    RESUME,
    BOB_DRIVES,
    WATCHDOG_FIRES,
    SIGNAL,
    FAULT_BEGINS,
    FAULT_ENDS
  }

  static Stream<Arguments> robots() {
    Set<Fault> boards =
        EnumSet.of(
            Fault.STUCK_BUS,
            Fault.NO_REPLY,
            Fault.CORRUPTED_REPLY,
            Fault.BOARD_RESET,
            Fault.BROWN_OUT,
            Fault.ENCODER_JUMP,
            Fault.STUCK_MOTOR,
            Fault.STALL_200_MS);
    Set<Fault> bridge =
        EnumSet.of(
            Fault.STUCK_BUS,
            Fault.BROWN_OUT,
            Fault.ENCODER_JUMP,
            Fault.STUCK_MOTOR,
            Fault.STALL_200_MS);
    return Stream.of(
        Arguments.of("gopigo3", boards),
        Arguments.of("gopigo2", boards),
        Arguments.of("hbridge", bridge),
        Arguments.of("hbridge-l298n", bridge));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("robots")
  void aWayThatWasStoppedNeverGoesOnAndEveryWayEndsWithItsMotorsOff(
      String name, Set<Fault> faults) {
    RobotProfile profile = Rig.profile(name);
    List<String> ends = new ArrayList<>();
    for (int seed = 0; seed < SEQUENCES; seed++) {
      ends.add(new Sequence(profile, List.copyOf(faults), seed).play());
    }
    long arrived = ends.stream().filter(String::isEmpty).count();
    assertTrue(
        arrived > SEQUENCES / 20 && arrived < SEQUENCES * 19 / 20,
        arrived + " arrived: too few or too many to prove anything: " + ends);
  }

  /** One way with its happenings. */
  private static final class Sequence {
    private final Random random;
    private final List<Fault> faults;
    private final Rig rig;
    private final MeasuredDrive drive;
    private final String told;
    private boolean bobDrives;

    Sequence(RobotProfile profile, List<Fault> faults, long seed) {
      random = new Random(seed);
      this.faults = faults;
      rig =
          new Rig(
              profile,
              Trained.pentagon(),
              Trained.pentagonFood(),
              new Realism(true, 0.02, 0, seed));
      rig.clock.pausesTakeTime(true);
      drive = MeasuredDrive.straight(profile, rig.mode, 150);
      told = profile.name() + ", seed " + seed + ", tick ";
    }

    /** Why the way ended early; empty if it arrived. */
    String play() {
      try (rig) {
        boolean drove = false;
        long stopBefore = rig.mode.order().stop();
        boolean stopped = false;
        int tick = 0;
        for (; drive.goOn(rig.loop.sample(), rig.nextTickNs()); tick++) {
          assertTrue(tick < MOST_TICKS, told + tick + ": it does not end");
          rig.robot.floor().forceRangeMm(700 + 100 * Math.sin(tick / 7.0));
          if (random.nextInt(40) == 0) {
            happen(What.values()[random.nextInt(What.values().length)]);
          }
          TickOutcome outcome = rig.tick();
          stopped |= drove && rig.mode.order().stop() != stopBefore;
          if (outcome == TickOutcome.DRIVEN) {
            assertTrue(!stopped || bobDrives, told + tick + ": it drove on after a stop");
            drove = true;
          }
          if (!drove) {
            stopBefore = rig.mode.order().stop();
          }
          if (stopped) {
            assertNotEquals(OURS, rig.mode.state().holder(), told + tick);
          }
        }
        assertEquals(
            drive.isStopConfirmed(), !drive.problem().contains(UNCONFIRMED), drive.problem());
        if (drive.isStopConfirmed() && !bobDrives) {
          assertTrue(rig.robot.floor().motorsOff(), told + tick + ": " + drive.problem());
        }
        return drive.problem();
      }
    }

    private void happen(What what) {
      Fault fault = faults.get(random.nextInt(faults.size()));
      switch (what) {
        case DISARM -> {
          rig.mode.disarm("test");
          if (random.nextBoolean()) {
            rig.mode.arm("test"); // at once, before the loop looked
          }
        }
        case ARM -> rig.mode.arm("test");
        case STOP -> rig.mode.stop("test");
        case ESTOP -> rig.mode.estop("test");
        case RESUME -> rig.mode.resume("test");
        case BOB_DRIVES ->
            bobDrives |= rig.mode.drive(new Lease("bob", 0.3, 0.2, 500_000_000)).accepted();
        case WATCHDOG_FIRES -> rig.mode.fail(StopReason.WATCHDOG_TIMEOUT);
        case SIGNAL -> drive.giveUp("told to end by a signal");
        case FAULT_BEGINS -> rig.robot.inject(fault);
        case FAULT_ENDS -> faults.forEach(rig.robot::clear);
      }
    }
  }
}
