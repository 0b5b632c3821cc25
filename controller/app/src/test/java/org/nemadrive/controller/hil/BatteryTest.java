package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;

class BatteryTest {
  /** The twentieth tick at 10 Hz comes two seconds, the profile's, after the last good reading. */
  private static final int LOW_FOR_TICKS = 19;

  private static void tick(Rig rig, int times) {
    for (int i = 0; i < times; i++) {
      assertEquals(TickOutcome.DRIVEN, rig.tick(), () -> "for " + rig.stopReason());
    }
  }

  @Test
  void aFallingBatteryIsReportedInEveryTickBeforeItStopsTheRobot() {
    try (Rig rig =
        new Rig(
            Rig.profile("gopigo3"), Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
      rig.release();
      tick(rig, 5);
      rig.robot.gopigo3().battery(9699);
      tick(rig, LOW_FOR_TICKS);
      assertFalse(rig.loop.sample().batteryWarning, "a dip under load is no warning");
      tick(rig, 1);
      assertTrue(rig.loop.sample().batteryWarning);
      assertEquals(10_349, rig.loop.sample().batteryMv, "at the terminals, before the diode");
      tick(rig, 50);
      assertTrue(rig.loop.sample().batteryWarning, "it stays while the robot drives");
      rig.robot.gopigo3().battery(9199);
      tick(rig, LOW_FOR_TICKS);
      assertEquals(TickOutcome.STOPPED, rig.tick());
      assertEquals(StopReason.BATTERY_LOW, rig.stopReason());
      rig.robot.gopigo3().battery(12_000);
      rig.release();
      tick(rig, 1);
      assertFalse(rig.loop.sample().batteryWarning, "a charged battery starts without");
    }
  }
}
