package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.stop.MotorStop;
import org.nemadrive.simulator.mode.StopReason;

/** A GoPiGo 2 whose firmware waits for an echo obeys nothing, and nobody says that it does. */
class MissingEchoTest {
  private static Rig driving() {
    Rig rig =
        new Rig(
            Rig.profile("gopigo2"),
            Trained.pentagon(),
            Trained.pentagonFood(),
            new Realism(true, 0.02, 0, 5));
    rig.release();
    rig.drive(20);
    return rig;
  }

  @Test
  void theRobotStopsAndItsStopIsConfirmedOnlyWhenTheWheelsAreBraked() {
    try (Rig rig = driving()) {
      rig.robot.gopigo2().echoless(true);
      rig.tick();
      assertTrue(rig.stopReason().isFault(), () -> "stopped for " + rig.stopReason());
      long stop = rig.mode.order().stop();
      for (int i = 0; i < 6; i++) {
        boolean confirmed = rig.mode.standsSince(stop);
        assertTrue(!confirmed || rig.robot.floor().motorsOff(), "confirmed though wheels turn");
        rig.tick();
      }
      assertTrue(rig.mode.standsSince(stop), "confirmed at last");
      assertTrue(rig.robot.floor().motorsOff());
    }
  }

  @Test
  void theProgramThatStopsTheMotorsWaitsUntilTheFirmwareIsAwake() {
    try (Rig rig = driving()) {
      rig.robot.gopigo2().echoless(true);
      rig.robot.gopigo2().write(new byte[] {117, 15, 0, 0}, 4);
      rig.clock.advanceTo(rig.clock.nowNs() + 20_000_000);
      assertTrue(rig.robot.gopigo2().blocked());
      MotorStop stopped =
          MotorStop.of(
              rig.robot.profile(), new Pi4jWires(rig.robot.context(), rig.clock), rig.clock);
      assertTrue(stopped.confirmed(), stopped.problems().toString());
      assertTrue(rig.robot.gopigo2().braked());
      assertFalse(rig.robot.gopigo2().blocked());
    }
  }

  @Test
  void statusBytesAreNeverAnEncoderOrABattery() {
    try (Rig rig = driving()) {
      int counts = rig.loop.sample().leftCounts;
      int batteryMv = rig.loop.sample().batteryMv;
      rig.robot.gopigo2().echoless(true);
      for (int i = 0; i < 8; i++) {
        rig.tick();
        assertEquals(batteryMv, rig.loop.sample().batteryMv);
        assertTrue(Math.abs(rig.loop.sample().leftCounts - counts) < 40, "no jump to 514");
      }
    }
  }

  @Test
  void anEncoderThatTrulyStandsAt514IsRead() {
    try (Rig rig = driving()) {
      rig.robot.gopigo2().racing(false);
      rig.mode.stop("test");
      rig.tick();
      rig.tick();
      int left = rig.loop.sample().leftCounts;
      rig.robot.gopigo2().standAt(514);
      rig.release();
      rig.drive(1);
      assertEquals(StopReason.NONE, rig.stopReason());
      assertEquals(left, rig.loop.sample().leftCounts, 20);
    }
  }
}
