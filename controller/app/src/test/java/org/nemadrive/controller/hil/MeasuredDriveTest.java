package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.MeasuredDrive;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.mode.DriveMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MeasuredDriveTest {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredDriveTest.class);

  private static Rig rig(String name) {
    Rig rig =
        new Rig(
            Rig.profile(name),
            Trained.pentagon(),
            Trained.pentagonFood(),
            new Realism(true, 0, 0, 5));
    rig.clock.pausesTakeTime(true);
    return rig;
  }

  private static int drive(Rig rig, MeasuredDrive drive) {
    int ticks = 0;
    while (drive.goOn(rig.loop.sample(), rig.nextTickNs())) {
      // Something is always near, and never at the same place.
      rig.robot.floor().forceRangeMm(700 + 100 * Math.sin(ticks / 7.0));
      rig.tick();
      ticks++;
      assertTrue(ticks < 2000, "it comes to an end");
    }
    return ticks;
  }

  @ParameterizedTest(name = "{0}: {1} cm")
  @CsvSource({
    "gopigo3, 50, 0.5",
    "gopigo3, -50, 0.5",
    "gopigo3, 3, 0.5",
    "gopigo3-vl53l0x, 50, 0.5",
    "gopigo2, 50, 2.3",
    "gopigo2, -50, 2.3",
    "gopigo2-vl53l0x, 50, 2.3",
    "hbridge, 50, 0.5",
    "hbridge, -50, 0.5",
    "hbridge-l298n, 50, 0.5"
  })
  void theFloorSeesTheWishedWayAndTheEncodersSayIt(String name, double cm, double withinCm) {
    try (Rig rig = rig(name)) {
      double x = rig.robot.floor().x();
      double y = rig.robot.floor().y();
      RobotProfile profile = rig.robot.profile();
      MeasuredDrive drive = MeasuredDrive.straight(profile, rig.mode, 10 * cm);
      int ticks = drive(rig, drive);
      double seenCm =
          Math.hypot(rig.robot.floor().x() - x, rig.robot.floor().y() - y)
              * profile.body().mmPerUnit()
              / 10;
      LOG.info(
          "{}: wished {} cm, counted {}, floor {}, {} ticks",
          name,
          cm,
          drive.countedMm() / 10,
          seenCm,
          ticks);
      assertEquals("", drive.problem());
      assertEquals(Math.abs(cm), seenCm, withinCm);
      assertEquals(cm, drive.countedMm() / 10, withinCm);
      assertTrue(rig.robot.floor().motorsOff());
    }
  }

  @ParameterizedTest(name = "{0}: {1} degrees")
  @CsvSource({
    "gopigo3, 90, 3",
    "gopigo3, -720, 3",
    "gopigo3-vl53l0x, 90, 3",
    "gopigo2, 90, 18",
    "gopigo2-vl53l0x, -90, 18",
    "hbridge, 90, 4",
    "hbridge-l298n, -90, 4"
  })
  void theFloorSeesTheWishedTurn(String name, double degrees, double within) {
    try (Rig rig = rig(name)) {
      MeasuredDrive drive = MeasuredDrive.turn(rig.robot.profile(), rig.mode, degrees);
      int ticks = drive(rig, drive);
      double seen = Math.toDegrees(rig.robot.floor().heading());
      LOG.info(
          "{}: wished {} degrees, counted {}, floor {}, {} ticks",
          name,
          degrees,
          drive.countedDegrees(),
          seen,
          ticks);
      assertEquals("", drive.problem());
      assertEquals(degrees, seen, within);
      assertEquals(degrees, drive.countedDegrees(), within);
      assertTrue(rig.robot.floor().motorsOff());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "gopigo3, STUCK_MOTOR, MOTOR_STALLED",
    "gopigo3, ENCODER_JUMP, ENCODER_JUMP",
    "gopigo3, STALL_200_MS, WATCHDOG_TIMEOUT",
    "gopigo3, NO_REPLY, BOARD_SILENT",
    "gopigo2, STUCK_MOTOR, MOTOR_STALLED",
    "gopigo2, ENCODER_JUMP, ENCODER_JUMP",
    "gopigo2, STALL_200_MS, WATCHDOG_TIMEOUT",
    "hbridge, STUCK_MOTOR, MOTOR_STALLED",
    "hbridge, ENCODER_JUMP, ENCODER_JUMP",
    "hbridge, STALL_200_MS, WATCHDOG_TIMEOUT"
  })
  void aFaultOnTheWayEndsItWithItsReasonAndMotorsOff(String name, Fault fault, String reason) {
    try (Rig rig = rig(name)) {
      MeasuredDrive drive = MeasuredDrive.straight(rig.robot.profile(), rig.mode, 2000);
      for (int i = 0; i < 8; i++) {
        rig.robot.floor().forceRangeMm(700 + 100 * Math.sin(i / 7.0));
        assertTrue(drive.goOn(rig.loop.sample(), rig.nextTickNs()), drive.problem());
        rig.tick();
      }
      rig.robot.inject(fault);
      drive(rig, drive);
      assertTrue(drive.problem().startsWith(reason), drive.problem());
      assertTrue(rig.robot.floor().motorsOff());
    }
  }

  @Test
  void aWayOfTooFewCountsIsRefusedWithWhatOneCountIs() {
    RobotProfile profile = Rig.profile("gopigo2");
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> MeasuredDrive.straight(profile, new DriveMode(() -> 0), 10));
    assertTrue(refused.getMessage().contains("one encoder count is 11."), refused.getMessage());
  }
}
