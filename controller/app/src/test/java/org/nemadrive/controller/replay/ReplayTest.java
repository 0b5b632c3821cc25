package org.nemadrive.controller.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.session.PentagonDrive;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.mode.StopReason;

class ReplayTest {
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon.json");
  private static final int TICKS = 60;
  private static final int FAULT_IN_TICK = 40;
  private static final int WATCHDOG_IN_TICK = 20;

  @TempDir private Path folder;

  private final List<String> driven = new ArrayList<>();

  /** A drive with noise, a fault in its middle and a release after it, recorded. */
  private Path record(String name, Fault fault) throws IOException, WireException {
    Path file = folder.resolve(name + ".journal");
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
    ManualClock clock = new ManualClock();
    EmulatedRobot robot =
        new EmulatedRobot(profile, clock, Realism.noisy(profile.body().periodNs(), 4));
    DriveSettings settings = PentagonDrive.settings(profile, WEIGHTS, Optional.of(file));
    try (DriveSession session =
        new DriveSession(settings, new Pi4jWires(robot.context(), clock), clock)) {
      session.mode().start("test");
      for (int tick = 0; tick < TICKS; tick++) {
        if (tick == FAULT_IN_TICK) {
          robot.inject(fault);
        } else if (tick == WATCHDOG_IN_TICK) {
          session.mode().fail(StopReason.WATCHDOG_TIMEOUT); // as the watchdog's thread asks for it
        } else if (tick == WATCHDOG_IN_TICK + 2) {
          session.mode().start("test");
        } else if (tick == FAULT_IN_TICK + 8) {
          robot.clear(fault);
          session.mode().start("test");
        }
        session.loop().tick(clock.nowNs());
        driven.add(line(session));
        clock.advanceTo(clock.nowNs() + profile.body().periodNs());
      }
    }
    return file;
  }

  private static String line(DriveSession session) {
    var sample = session.loop().sample();
    return sample.leftCommand
        + " "
        + sample.rightCommand
        + " "
        + sample.xWu
        + " "
        + sample.stopReason;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge", "hbridge-l298n"})
  void aRecordedDriveIsRepeatedToTheSameBytesFaultAndReleaseIncluded(String name) throws Exception {
    Path file = record(name, Fault.ENCODER_JUMP);
    assertTrue(driven.toString().contains("ENCODER_JUMP"), "the fault is in the recording");
    assertTrue(driven.toString().contains("WATCHDOG_TIMEOUT"), "and so is the watchdog's stop");
    assertTrue(driven.get(TICKS - 1).endsWith("NONE"), driven.get(TICKS - 1));
    List<String> repeated = new ArrayList<>();
    Replay.Result result =
        Replay.run(
            file,
            loop -> {
              var sample = loop.sample();
              repeated.add(
                  sample.leftCommand
                      + " "
                      + sample.rightCommand
                      + " "
                      + sample.xWu
                      + " "
                      + sample.stopReason);
            });
    assertEquals(TICKS, result.ticks());
    assertEquals(driven, repeated);
    assertEquals(StopReason.SHUTDOWN, result.lastStop());
  }

  @Test
  void theSameDriveIsRecordedToTheSameBytes() throws Exception {
    byte[] first = Files.readAllBytes(record("gopigo3", Fault.NO_REPLY));
    byte[] second = Files.readAllBytes(record("gopigo3", Fault.NO_REPLY));
    assertArrayEquals(first, second);
  }

  @Test
  void aRecordingWithOneBitChangedDiffersAtThatPlace() throws Exception {
    Path file = record("gopigo3", Fault.NO_REPLY);
    byte[] bytes = Files.readAllBytes(file);
    int changed = 0;
    int detected = 0;
    for (int at = bytes.length / 2; at < bytes.length - 1; at += 97) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      Path copy = Files.write(folder.resolve("damaged"), damaged);
      changed++;
      try {
        Replay.run(copy, loop -> {});
      } catch (ReplayDivergedException e) {
        detected++;
      }
    }
    // Not every bit matters: batteries and unused bytes of replies may be anything.
    assertTrue(detected > changed / 3, detected + " of " + changed);
  }

  @Test
  void aRecordingCutShortSaysSo() throws Exception {
    Path file = record("gopigo3", Fault.NO_REPLY);
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertTrue(
        assertThrows(ReplayDivergedException.class, () -> Replay.run(cut, loop -> {}))
            .getMessage()
            .contains("the end of the recording"));
    Path header = Files.write(folder.resolve("header"), java.util.Arrays.copyOf(bytes, 100));
    assertThrows(InvalidInputException.class, () -> Replay.run(header, loop -> {}));
    assertThrows(
        InvalidInputException.class, () -> Replay.run(folder.resolve("nowhere"), loop -> {}));
    assertThrows(InvalidInputException.class, () -> Replay.run(WEIGHTS, loop -> {}));
  }
}
