package org.nemadrive.controller.telemetry;

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
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.session.PentagonDrive;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.robot.CommandOutcome;
import org.nemadrive.telemetry.robot.DriveLease;

/** Commands against a robot that really drives, tick by tick, on a clock that is stepped. */
class RobotCommandsTest {
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon-simulated.json");

  private final List<Mode> modes = new ArrayList<>();
  private final Map<Integer, Runnable> script = new HashMap<>();
  private final ManualClock clock = new ManualClock();
  private DriveSession session;
  private RobotCommands commands;

  @BeforeEach
  void open() throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", "simulated.yaml"));
    DriveSettings settings = PentagonDrive.settings(profile, WEIGHTS);
    session = new DriveSession(settings, new SimulatedWires(profile.body()), clock);
    commands = new RobotCommands(session, clock, (mode, cause) -> modes.add(mode));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void anEstopStandsTheWheelsInTheNextTickAndOnlyResumeEndsIt() {
    at(0, () -> assertTrue(commands.start("start").accepted()));
    at(20, () -> assertTrue(turning(), "it drives"), () -> commands.estop("a button"));
    at(21, () -> assertFalse(turning(), "one tick later it stands"));
    at(30, () -> refused(commands.run()), () -> refused(commands.arm()));
    at(31, () -> refused(commands.start("Enter at the robot")));
    at(40, () -> assertFalse(turning(), "it still stands"));
    at(41, () -> assertTrue(commands.resume().accepted()));
    at(50, () -> assertFalse(turning(), "resumed is not driving"));
    at(51, () -> assertTrue(commands.arm().accepted()));
    at(60, () -> assertFalse(turning(), "armed is not driving"));
    at(61, () -> assertTrue(commands.run().accepted()));
    at(70, () -> assertTrue(turning(), "it drives again"));
    drive(80);
    assertEquals(
        List.of(Mode.ARMED, Mode.RUNNING, Mode.ESTOP, Mode.DISARMED, Mode.ARMED, Mode.RUNNING),
        modes);
  }

  @Test
  void anEstopBeforeTheStartKeepsTheRobotFromEverMoving() {
    List<Boolean> turned = new ArrayList<>();
    commands.estop("retained");
    at(0, () -> refused(commands.start("start")));
    for (int tick = 1; tick < 50; tick++) {
      at(tick, () -> turned.add(turning()));
    }
    drive(50);
    assertFalse(turned.contains(true));
    assertEquals(List.of(Mode.ESTOP), modes);
  }

  @Test
  void disarmAndStopLeaveTheWheelsStandingWithoutALatch() {
    at(0, () -> commands.start("start"));
    at(20, () -> assertTrue(commands.disarm().accepted()));
    at(22, () -> assertFalse(turning()), () -> assertTrue(commands.start("again").accepted()));
    at(40, () -> assertTrue(turning()), () -> commands.stop("nobody watches"));
    at(42, () -> assertFalse(turning()), () -> assertEquals(Mode.DISARMED, commands.mode()));
    drive(60);
  }

  @Test
  void aFaultIsReportedAsFailsafeAndReleasedByAStart() {
    at(0, () -> commands.start("start"));
    at(10, () -> session.stop(StopReason.BATTERY_LOW));
    at(12, () -> commands.fail(session.loop().stopReason()));
    at(13, () -> refused(commands.run()), () -> assertEquals(Mode.FAILSAFE, commands.mode()));
    at(14, () -> assertTrue(commands.start("cured").accepted()));
    at(30, () -> assertTrue(turning()));
    drive(40);
    assertEquals(Mode.RUNNING, commands.mode());
  }

  @Test
  void aPersonDrivesWhileTheLeaseLastsAndTheWheelsStandOnceItRanOut() {
    long periodNs = 10_000_000;
    at(0, () -> refused(commands.drive(lease(periodNs))));
    at(1, () -> assertTrue(commands.arm().accepted()));
    at(2, () -> assertTrue(commands.drive(lease(10 * periodNs)).accepted()));
    at(6, () -> assertTrue(turning()), () -> assertEquals(0, session.loop().sample().spikeCount));
    at(7, () -> assertTrue(session.loop().sample().rightCommand > 0));
    at(20, () -> assertFalse(turning(), "the lease ran out"));
    at(21, () -> assertEquals(StopReason.LEASE_EXPIRED, session.loop().stopReason()));
    at(22, () -> assertEquals(Mode.ARMED, commands.mode()));
    at(23, () -> assertTrue(commands.run().accepted()));
    at(70, () -> assertTrue(session.loop().sample().spikeCount > 0, "the connectome drives"));
    drive(80);
  }

  @Test
  void anEstopStopsAPersonWhoDrives() {
    at(1, () -> commands.arm());
    at(2, () -> commands.drive(lease(3_000_000_000L)));
    at(8, () -> assertTrue(turning()), () -> commands.estop("a button"));
    at(9, () -> assertFalse(turning()));
    at(10, () -> refused(commands.drive(lease(3_000_000_000L))));
    at(20, () -> assertFalse(turning()));
    drive(30);
  }

  @Test
  void aDriveFromAWeightsFileRefusesOtherWeightsWithAReason() {
    List<CommandOutcome> answers = new ArrayList<>();
    commands.weights(new byte[3], answers::add);
    assertEquals(1, answers.size());
    refused(answers.getFirst());
  }

  private DriveLease lease(long durationNs) {
    return new DriveLease("ann", 0.5, 0.6, clock.nowNs() + durationNs);
  }

  private boolean turning() {
    var sample = session.loop().sample();
    return sample.leftCommand != 0 || sample.rightCommand != 0;
  }

  private static void refused(CommandOutcome outcome) {
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
