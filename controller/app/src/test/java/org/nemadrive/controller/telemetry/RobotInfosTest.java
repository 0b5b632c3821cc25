package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.replay.Replay;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.session.PentagonDrive;
import org.nemadrive.telemetry.RobotInfo;

class RobotInfosTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");
  private static final Path WEIGHTS = PROFILES.resolve("weights/pentagon.json");
  private static final int TICKS = 5;

  @TempDir private Path folder;

  private EmulatedRobot emulated;

  private DriveSession open(String name, Optional<Path> record) throws Exception {
    RobotProfile profile = ProfileReader.read(PROFILES.resolve(name + ".yaml"));
    ManualClock clock = new ManualClock();
    emulated = new EmulatedRobot(profile, clock, Realism.IDEAL);
    DriveSettings settings = PentagonDrive.settings(profile, WEIGHTS, record);
    return new DriveSession(settings, new Pi4jWires(emulated.context(), clock), clock);
  }

  private RobotInfo.Identity told(DriveSession session) {
    RobotProfile profile = session.robot().profile();
    return RobotInfos.of(PentagonDrive.settings(profile, WEIGHTS), session.identity(), "test")
        .hardware()
        .identity();
  }

  @Test
  void aGoPiGo3TellsSerialVersionsAndRailWhateverTheStateOfItsMotors() throws Exception {
    try (DriveSession session = open("gopigo3", Optional.empty())) {
      byte[] serial = new byte[16];
      serial[0] = (byte) 0xA1;
      serial[15] = 0x0F;
      emulated.gopigo3().serial(serial);
      emulated.gopigo3().rail(5030);
      assertEquals(
          new RobotInfo.Identity("A100000000000000000000000000000F", "3.x.x", "1.0.0", 5030),
          told(session));
    }
  }

  @Test
  void aGoPiGo2TellsItsFirmwareAndNothingItDoesNotHave() throws Exception {
    try (DriveSession session = open("gopigo2", Optional.empty())) {
      emulated.gopigo2().version(14);
      assertEquals(new RobotInfo.Identity(null, null, "1.4", null), told(session));
    }
  }

  @Test
  void boardsThatSayNothingAndBoardsThatAreOffLeaveItOut() throws Exception {
    try (DriveSession session = open("hbridge", Optional.empty())) {
      assertEquals(null, told(session));
    }
    try (DriveSession session = open("gopigo3", Optional.empty())) {
      emulated.inject(Fault.NO_REPLY);
      assertEquals(null, told(session));
      emulated.clear(Fault.NO_REPLY);
    }
  }

  @Test
  void whatTheBoardSaidIsNoPartOfTheRecordingWhichReplays() throws Exception {
    Path asked = record(true);
    assertEquals(Files.size(record(false)), Files.size(asked));
    assertEquals(TICKS, Replay.run(asked, loop -> {}).ticks());
  }

  private Path record(boolean asked) throws Exception {
    Path file = folder.resolve("asked-" + asked);
    try (DriveSession session = open("gopigo3", Optional.of(file))) {
      if (asked) {
        told(session);
      }
      session.mode().start("test");
      for (int tick = 0; tick < TICKS; tick++) {
        session.loop().tick(tick * 100_000_000L);
      }
    }
    return file;
  }
}
