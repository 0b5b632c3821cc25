package org.nemadrive.controller.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.DriveState;
import org.nemadrive.simulator.mode.Lease;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.ModeChanges;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.tick.TickSample;

/** Commands against a robot that really drives, tick by tick, on a clock that is stepped. */
class CommandedDriveTest {
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon-simulated.json");

  private ModeChanges changes;
  private final Map<Integer, Runnable> script = new HashMap<>();
  private final ManualClock clock = new ManualClock();
  private DriveSession session;
  private DriveMode mode;

  @BeforeEach
  void open() throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", "simulated.yaml"));
    DriveSettings settings = PentagonDrive.settings(profile, WEIGHTS);
    session = new DriveSession(settings, new SimulatedWires(profile.body()), clock);
    mode = session.mode();
    changes = mode.changes();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void anEstopStandsTheWheelsInTheNextTickAndOnlyResumeEndsIt() {
    at(0, () -> assertTrue(mode.start("start").accepted()));
    at(20, () -> assertTrue(turning(), "it drives"), () -> mode.estop("a button"));
    at(21, () -> assertFalse(turning(), "one tick later it stands"));
    at(30, () -> refused(mode.run("run command")), () -> refused(mode.arm("arm command")));
    at(31, () -> refused(mode.start("Enter at the robot")));
    at(40, () -> assertFalse(turning(), "it still stands"));
    at(41, () -> assertTrue(mode.resume("resume command").accepted()));
    at(50, () -> assertFalse(turning(), "resumed is not driving"));
    at(51, () -> assertTrue(mode.arm("arm command").accepted()));
    at(60, () -> assertFalse(turning(), "armed is not driving"));
    at(61, () -> assertTrue(mode.run("run command").accepted()));
    at(70, () -> assertTrue(turning(), "it drives again"));
    drive(80);
    assertEquals(
        List.of(Mode.RUNNING, Mode.ESTOP, Mode.DISARMED, Mode.ARMED, Mode.RUNNING), modes());
  }

  @Test
  void anEstopBeforeTheStartKeepsTheRobotFromEverMoving() {
    List<Boolean> turned = new ArrayList<>();
    mode.estop("retained");
    at(0, () -> refused(mode.start("start")));
    for (int tick = 1; tick < 50; tick++) {
      at(tick, () -> turned.add(turning()));
    }
    drive(50);
    assertFalse(turned.contains(true));
    assertEquals(List.of(Mode.ESTOP), modes());
  }

  @Test
  void disarmAndStopLeaveTheWheelsStandingWithoutALatch() {
    at(0, () -> mode.start("start"));
    at(20, () -> assertTrue(mode.disarm("disarm command").accepted()));
    at(22, () -> assertFalse(turning()), () -> assertTrue(mode.start("again").accepted()));
    at(40, () -> assertTrue(turning()), () -> mode.stop("nobody watches"));
    at(42, () -> assertFalse(turning()), () -> assertEquals(Mode.DISARMED, mode.mode()));
    drive(60);
  }

  @Test
  void aFaultIsReportedAsFailsafeAndReleasedByAStart() {
    at(0, () -> mode.start("start"));
    at(10, () -> session.mode().fail(StopReason.BATTERY_LOW));
    at(13, () -> refused(mode.run("run command")), () -> assertEquals(Mode.FAILSAFE, mode.mode()));
    at(14, () -> assertTrue(mode.start("cured").accepted()));
    at(30, () -> assertTrue(turning()));
    drive(40);
    assertEquals(Mode.RUNNING, mode.mode());
  }

  @Test
  void aPersonDrivesWhileTheLeaseLastsAndTheWheelsStandOnceItRanOut() {
    long periodNs = 10_000_000;
    at(0, () -> refused(mode.drive(lease(periodNs))));
    at(1, () -> assertTrue(mode.arm("arm command").accepted()));
    at(2, () -> assertTrue(mode.drive(lease(10 * periodNs)).accepted()));
    at(6, () -> assertTrue(turning()));
    at(7, () -> assertTrue(session.loop().sample().rightCommand > 0));
    at(20, () -> assertFalse(turning(), "the lease ran out"));
    at(21, () -> assertEquals(StopReason.LEASE_EXPIRED, session.loop().stopReason()));
    at(22, () -> assertEquals(Mode.ARMED, mode.mode()));
    at(23, () -> assertTrue(mode.run("run command").accepted()));
    at(70, () -> assertTrue(session.loop().sample().spikeCount > 0, "the connectome drives"));
    drive(80);
  }

  @Test
  void aRobotThatStandsOrIsDrivenByHandTellsOfNoThoughts() {
    at(0, () -> mode.start("start"));
    at(40, () -> assertTrue(session.loop().sample().spikeCount > 0, "the connectome drives"));
    at(41, () -> mode.disarm("test"));
    at(43, () -> assertThoughtless());
    at(44, () -> mode.arm("test"), () -> mode.drive(lease(1_000_000_000)));
    at(50, () -> assertTrue(turning()), () -> assertThoughtless());
    at(51, () -> mode.run("test"));
    at(60, () -> assertTrue(session.loop().sample().spikeCount > 0, "it thinks again"));
    drive(61);
  }

  private void assertThoughtless() {
    TickSample sample = session.loop().sample();
    assertFalse(sample.thought);
    assertEquals(0, sample.spikeCount);
    assertEquals(0, sample.leftMuscle);
    assertEquals(0, sample.rightMuscle);
    assertEquals(NeuronCore.NO_STIMULUS, sample.stimulus());
    for (long word : sample.fired) {
      assertEquals(0, word);
    }
  }

  @Test
  void anEstopStopsAPersonWhoDrives() {
    at(1, () -> mode.arm("arm command"));
    at(2, () -> mode.drive(lease(3_000_000_000L)));
    at(8, () -> assertTrue(turning()), () -> mode.estop("a button"));
    at(9, () -> assertFalse(turning()));
    at(10, () -> refused(mode.drive(lease(3_000_000_000L))));
    at(20, () -> assertFalse(turning()));
    drive(30);
  }

  private List<Mode> modes() {
    List<Mode> entered = new ArrayList<>();
    Mode before = changes.last().mode();
    for (DriveState next = changes.next(); next != null; next = changes.next()) {
      if (next.mode() != before) {
        entered.add(next.mode());
      }
      before = next.mode();
    }
    return entered;
  }

  private Lease lease(long durationNs) {
    return new Lease("ann", 0.5, 0.6, durationNs);
  }

  private boolean turning() {
    var sample = session.loop().sample();
    return sample.leftCommand != 0 || sample.rightCommand != 0;
  }

  private static void refused(Outcome outcome) {
    assertFalse(outcome.accepted());
    assertFalse(outcome.reason().isEmpty());
  }

  private void at(int tick, Runnable... steps) {
    script.put(tick, () -> List.of(steps).forEach(Runnable::run));
  }

  private void drive(int count) {
    session.run(
        done -> {
          Runnable step = script.remove((int) done);
          if (step != null) {
            step.run();
          }
          return done < count;
        });
    assertEquals(Map.of(), script, "every step of the script was run");
  }
}
